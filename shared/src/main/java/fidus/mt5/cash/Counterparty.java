package fidus.mt5.cash;

import fidus.mt5.AccountPurpose;

import java.util.Optional;

/// What a rule asks of the account named in a transfer's comment.
public enum Counterparty {
    /// The rule does not look at a counterparty.
    IGNORED,
    SEPARATION,
    TRADING,
    INTERMEDIARY,
    REBATE,
    /// Any account of the registry.
    KNOWN,
    /// A login the registry does not have on that server.
    UNKNOWN;

    /// @param purpose the purpose of the named account, empty for a login not in the registry
    public boolean fits(Optional<AccountPurpose> purpose) {
        return switch (this) {
            case IGNORED -> true;
            case KNOWN -> purpose.isPresent();
            case UNKNOWN -> purpose.isEmpty();
            case SEPARATION -> is(purpose, AccountPurpose.SEPARATION);
            case TRADING -> is(purpose, AccountPurpose.TRADING);
            case INTERMEDIARY -> is(purpose, AccountPurpose.INTERMEDIARY);
            case REBATE -> is(purpose, AccountPurpose.REBATE);
        };
    }

    private static boolean is(Optional<AccountPurpose> purpose, AccountPurpose asked) {
        return purpose.isPresent() && purpose.get() == asked;
    }
}
