"""The estate itself: contacts, boards, rules, the register of withdrawals."""
