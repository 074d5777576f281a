"""Services one may ask for beyond the contract."""
