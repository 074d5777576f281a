#!/bin/sh
# For a double click on macOS, and called by preview.desktop on Linux: opens the desk in the
# browser. This window is what runs it; what it says lies in docs/start.
cd "$(dirname "$0")" || exit 1

# The first that is new enough; each is asked, since macOS has one that only offers to install.
for PYTHON in python3 python3.14 python3.13 python3.12 python3.11 \
    /opt/homebrew/bin/python3 /usr/local/bin/python3; do
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && break
    PYTHON=
done

if [ -z "$PYTHON" ]; then
    cat docs/start/python.txt
    STATUS=1
else
    cat docs/start/start.txt
    "$PYTHON" run.py preview "$@"
    STATUS=$?
    case $STATUS in
        0 | 130) exit "$STATUS" ;; # closed by whoever opened it
    esac
    cat docs/start/failed.txt
fi

# The window would close with the reason in it.
if [ -t 0 ]; then
    printf '按回车键关闭……'
    read -r _
fi
exit "$STATUS"
