package fidus.mt5.transfers;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.cash.ClassifiedDeal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// One side of a movement between two own accounts.
///
/// @param purpose the purpose of the account the deal is on
/// @param capitalSource whose money that account holds
/// @param counterpartyLogin the account named by the comment, on the same server
public record TransferLeg(
        Deal deal, AccountPurpose purpose, CapitalSource capitalSource, long counterpartyLogin) {
    private static final Set<CashCategory> TRANSFERS =
            EnumSet.of(
                    CashCategory.PROFIT_WITHDRAWAL,
                    CashCategory.PROFIT_RETURN,
                    CashCategory.REINVESTMENT,
                    CashCategory.INTER_ACCOUNT_OUT,
                    CashCategory.INTER_ACCOUNT_IN,
                    CashCategory.HUB_OUT,
                    CashCategory.HUB_IN,
                    CashCategory.OTHER_INCOME_IN,
                    CashCategory.MIRROR_LEG);

    /// The leg a classified movement is; empty for a movement that is no transfer, names no other
    /// account or moves nothing.
    public static Optional<TransferLeg> of(
            ClassifiedDeal movement, AccountPurpose purpose, CapitalSource capitalSource) {
        Long counterparty = movement.classification().counterpartyLogin();
        return counterparty == null
                        || movement.netAmount().isZero()
                        || !TRANSFERS.contains(movement.category())
                ? Optional.empty()
                : Optional.of(
                        new TransferLeg(movement.deal(), purpose, capitalSource, counterparty));
    }

    @JsonIgnore
    public boolean isOut() {
        return deal.netAmount().signum() < 0;
    }

    @JsonIgnore
    public AccountKey account() {
        return deal.account();
    }

    @JsonIgnore
    public AccountKey counterparty() {
        return new AccountKey(deal.account().server(), counterpartyLogin);
    }

    /// How much moved, without sign.
    @JsonIgnore
    public Money moved() {
        return deal.netAmount().abs();
    }

    @JsonIgnore
    public Instant time() {
        return deal.time();
    }

    /// `server/login/ticket`.
    @JsonIgnore
    public String key() {
        return deal.key();
    }

    @JsonIgnore
    public boolean isOnHub() {
        return purpose == AccountPurpose.INTERMEDIARY;
    }
}
