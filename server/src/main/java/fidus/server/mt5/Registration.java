package fidus.server.mt5;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.PoolState;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.mt5.TradingAccountId;
import fidus.server.mongo.Unit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// The rules of a new account, checked when it is prepared and again when it is approved.
final class Registration {
    private static final int LONGEST_NAME = 80;
    private static final int SHORTEST_NOTE = 10;
    private static final int LONGEST_NOTE = 1_000;

    private final AccountStore store;

    Registration(AccountStore store) {
        this.store = store;
    }

    /// The same without outer blanks, so that what is shown is what is kept.
    static RegisterAccount tidied(RegisterAccount given) {
        return new RegisterAccount(
                given.key(),
                given.label().strip(),
                given.platform(),
                given.broker().strip(),
                given.accountPurpose(),
                given.fundCode(),
                given.capitalSource(),
                given.currency(),
                given.serverZone().strip(),
                given.alwaysOpen(),
                given.manager().strip(),
                given.initialAllocation(),
                given.note().strip());
    }

    void check(Unit unit, RegisterAccount register) {
        texts(register);
        zone(register.serverZone());
        purpose(register);
        capital(register);
        if (store.find(unit, register.key()).isPresent()) {
            throw Refused.at(
                    "key",
                    Problem.Code.ALREADY_EXISTS,
                    "Account " + register.key() + " is already in the registry.");
        }
        store.anyOnServer(unit, register.key().server())
                .filter(other -> !other.broker().equals(register.broker()))
                .ifPresent(other -> refuseBroker(register, other));
    }

    static TradingAccount account(RegisterAccount register, Instant at) {
        return new TradingAccount(
                new TradingAccountId(UUID.randomUUID()),
                register.key(),
                register.label(),
                register.platform(),
                register.broker(),
                register.accountPurpose(),
                register.fundCode(),
                register.capitalSource(),
                register.currency(),
                register.serverZone(),
                register.alwaysOpen(),
                register.manager(),
                AccountLifecycle.ACTIVE,
                PoolState.AVAILABLE,
                null,
                at,
                1);
    }

    static List<Shown> shown(RegisterAccount register) {
        return List.of(
                new Shown("Server", register.key().server()),
                new Shown("Login", Long.toString(register.key().login())),
                new Shown("Label", register.label()),
                new Shown("Platform", register.platform().name()),
                new Shown("Broker", register.broker()),
                new Shown("Purpose", register.accountPurpose().name()),
                new Shown("Fund", register.fundCode().name()),
                new Shown("Capital source", register.capitalSource().name()),
                new Shown("Currency", register.currency().code()),
                new Shown("Server's clock", register.serverZone()),
                new Shown("Market never closes", register.alwaysOpen() ? "yes" : "no"),
                new Shown("Manager", register.manager().isEmpty() ? "–" : register.manager()),
                new Shown("Initial allocation", register.initialAllocation().toString()),
                new Shown("Note", register.note()));
    }

    private static void texts(RegisterAccount register) {
        text("label", register.label(), 1, LONGEST_NAME);
        text("broker", register.broker(), 1, LONGEST_NAME);
        text("manager", register.manager(), 0, LONGEST_NAME);
        text("note", register.note(), SHORTEST_NOTE, LONGEST_NOTE);
    }

    private static void text(String field, String value, int shortest, int longest) {
        if (value.length() < shortest || value.length() > longest) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "This needs " + shortest + " to " + longest + " characters.");
        }
    }

    private static void zone(String zone) {
        try {
            var _ = ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Refused.at(
                    "serverZone",
                    Problem.Code.BAD_VALUE,
                    "This is no zone. Name one such as Europe/Athens, or an offset such as"
                            + " +03:00.");
        }
    }

    private static void purpose(RegisterAccount register) {
        boolean separation = register.accountPurpose() == AccountPurpose.SEPARATION;
        if (separation != (register.fundCode() == FundCode.SEPARATION)) {
            throw Refused.at(
                    "fundCode",
                    Problem.Code.BAD_VALUE,
                    "The fund SEPARATION belongs to accounts with the purpose SEPARATION, and only"
                            + " to them.");
        }
        boolean source =
                switch (register.capitalSource()) {
                    case SEPARATION -> separation;
                    case INTERMEDIARY -> register.accountPurpose() == AccountPurpose.INTERMEDIARY;
                    case CLIENT, REINVESTED_PROFIT, HOUSE, UNKNOWN -> true;
                };
        if (!source) {
            throw Refused.at(
                    "capitalSource",
                    Problem.Code.BAD_VALUE,
                    "An account with the purpose "
                            + register.accountPurpose()
                            + " does not hold capital of the source "
                            + register.capitalSource()
                            + ".");
        }
    }

    private static void capital(RegisterAccount register) {
        if (!register.initialAllocation().currency().equals(register.currency())) {
            throw Refused.at(
                    "initialAllocation",
                    Problem.Code.MIXED_CURRENCIES,
                    "The initial allocation is in the account's currency, "
                            + register.currency()
                            + ".");
        }
        if (register.initialAllocation().signum() < 0) {
            throw Refused.at(
                    "initialAllocation",
                    Problem.Code.BAD_VALUE,
                    "The initial allocation is zero or more.");
        }
        boolean hub = register.accountPurpose() == AccountPurpose.INTERMEDIARY;
        if (hub && !register.initialAllocation().isZero()) {
            throw Refused.at(
                    "initialAllocation",
                    Problem.Code.BAD_VALUE,
                    "An intermediary account only passes transfers on and begins at zero.");
        }
    }

    private static void refuseBroker(RegisterAccount register, TradingAccount other) {
        throw Refused.at(
                "broker",
                Problem.Code.BAD_VALUE,
                "The server "
                        + register.key().server()
                        + " belongs to "
                        + other.broker()
                        + ". A server has one broker.");
    }
}
