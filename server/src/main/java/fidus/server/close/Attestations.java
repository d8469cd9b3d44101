package fidus.server.close;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.close.AttestBalance;
import fidus.close.AttestedBalance;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.PeriodState;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.MonthText;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/// What wallets held at the end of a month that send no statement: one person reads it where it can
/// be read by anybody, another reads it too. L11 holds the books against it.
final class Attestations {
    static final String ATTEST = "ATTEST_BALANCE";
    static final Set<String> ACCOUNTS = Set.of("1020", "1050");

    private final Closes.Ground ground;
    private final CloseStore store;

    /// What two people say.
    ///
    /// @param seen the version of what was said before it; absent in what was prepared before
    ///   versions were counted
    record Wanted(
            String period,
            String account,
            String name,
            Money attested,
            String evidence,
            @Nullable Long seen) {
        private static Wanted of(AttestBalance asks, long seen) {
            return new Wanted(
                    asks.period(),
                    asks.account(),
                    asks.name(),
                    asks.attested(),
                    asks.evidence(),
                    seen);
        }

        private AttestBalance asks() {
            return new AttestBalance(period, account, name, attested, evidence);
        }
    }

    Attestations(Closes.Ground ground, CloseStore store) {
        this.ground = ground;
        this.store = store;
        ground.approvals().kind(ATTEST, Wanted.class, Set.of(Role.APPROVER), this::attested);
    }

    Prepared prepare(Asked asked, AttestBalance asks) {
        Unit unit = asked.unit();
        YearMonth month = checked(unit, asks);
        Money booked = booked(unit, month, asks);
        CloseStore.Holding<AttestedBalance> holding = store.attested(unit, id(asks));
        AttestedBalance before = holding.value();
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                ATTEST,
                                subject(asks),
                                asks.name()
                                        + " held "
                                        + asks.attested()
                                        + " at the end of "
                                        + month,
                                List.of(
                                        new Shown("Wallet", asks.account() + " " + asks.name()),
                                        new Shown("At the end of", month.atEndOfMonth().toString()),
                                        new Shown("It held", asks.attested().toString()),
                                        new Shown("The books say", booked.toString()),
                                        new Shown(
                                                "Difference",
                                                booked.minus(asks.attested()).toString()),
                                        new Shown(
                                                "Attested before",
                                                before == null
                                                        ? "nothing"
                                                        : before.attested().toString()),
                                        new Shown("Where it was read", asks.evidence().strip())),
                                Wanted.of(asks, holding.version())));
    }

    private void attested(Unit unit, Decided by, Wanted wanted) {
        AttestBalance asks = wanted.asks();
        YearMonth month = checked(unit, asks);
        CloseStore.Holding<AttestedBalance> before = store.attested(unit, id(asks));
        if (wanted.seen != null && wanted.seen != before.version()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Something else was attested of this wallet meanwhile. Look at it again.");
        }
        var after =
                new AttestedBalance(
                        asks.period(),
                        asks.account(),
                        asks.name(),
                        asks.attested(),
                        asks.evidence().strip(),
                        by.maker().name(),
                        by.checker().name(),
                        unit.now());
        store.attest(unit, id(asks), before, after);
        ground.audit()
                .record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        ATTEST,
                        subject(asks),
                        before.value(),
                        after,
                        after.evidence());
        ground.approvals()
                .voidPending(
                        unit,
                        by.maker().asking(by.checker().request()),
                        Closes.subject(month),
                        "A wallet's balance was attested meanwhile.");
    }

    /// Each wallet waits by itself.
    private static String subject(AttestBalance asks) {
        return "attested/" + id(asks);
    }

    private YearMonth checked(Unit unit, AttestBalance asks) {
        YearMonth month = MonthText.of(asks.period());
        LocalDate today = unit.today();
        if (!month.atEndOfMonth().isBefore(today)
                || ground.ledger().periodState(unit, month) == PeriodState.LOCKED) {
            throw Refused.at(
                    "period",
                    Problem.Code.WRONG_STATE,
                    "A balance is attested once the month is over and before it is locked.");
        }
        if (!ACCOUNTS.contains(asks.account())) {
            throw Refused.at(
                    "account",
                    Problem.Code.BAD_VALUE,
                    "Crypto wallets (1020) and brokers' wallets (1050) are attested; a bank sends"
                            + " its statement.");
        }
        if (asks.attested().signum() < 0) {
            throw Refused.at("attested", Problem.Code.BAD_VALUE, "A wallet holds nothing or more.");
        }
        Closes.words("evidence", asks.evidence());
        if (booked(unit, month, asks.account()).stream().noneMatch(one -> isOf(one, asks))) {
            throw Refused.at(
                    "name",
                    Problem.Code.NOT_FOUND,
                    "The books know no wallet named "
                            + asks.name()
                            + " in "
                            + asks.attested().currency()
                            + " on "
                            + asks.account()
                            + ".");
        }
        return month;
    }

    private Money booked(Unit unit, YearMonth month, AttestBalance asks) {
        return booked(unit, month, asks.account()).stream()
                .filter(one -> isOf(one, asks))
                .map(Ledger.Balance::balance)
                .findFirst()
                .orElseThrow();
    }

    private List<Ledger.Balance> booked(Unit unit, YearMonth month, String account) {
        return ground.ledger().balances(unit, List.of(account), List.of("bankAccount"), month);
    }

    private static boolean isOf(Ledger.Balance one, AttestBalance asks) {
        return one.values().getFirst().equals(asks.name())
                && one.balance().currency().equals(asks.attested().currency());
    }

    private static String id(AttestBalance asks) {
        return asks.period()
                + "/"
                + asks.account()
                + "/"
                + asks.name()
                + "/"
                + asks.attested().currency();
    }
}
