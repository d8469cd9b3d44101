package fidus.investments.book;

import fidus.deposits.DepositId;
import fidus.money.Money;

/// Part of a confirmed deposit that becomes principal.
public record DepositPart(DepositId depositId, Money part) {}
