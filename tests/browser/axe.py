"""The rules by which axe looks at a page."""

from __future__ import annotations

FIND = """async () => {
  const { violations, incomplete } = await axe.run({
    resultTypes: ["violations", "incomplete"],
    preload: false, // style sheets are in the page, there is nothing to fetch
  });
  const pictured = ["bgImage", "bgGradient", "imgNode", "pseudoContent"];
  const untold = incomplete
    .filter(one => one.id === "color-contrast")
    .flatMap(one => one.nodes)
    .filter(node => pictured.includes(node.any[0].data.messageKey));
  return [
    ...violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`),
    ...untold.map(node => `untold contrast: ${node.html.slice(0, 200)}`),
  ];
}"""
"""A sentence for each violation, and for each text on a picture: axe cannot tell its contrast."""
