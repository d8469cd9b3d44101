package fidus.desktop.fees;

import fidus.auth.PersonId;
import fidus.fees.CapitalSpan;
import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.HighWaterMark;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.runs.AccountInput;
import fidus.fees.runs.AccountMark;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.Blocker;
import fidus.fees.runs.BlockerKind;
import fidus.fees.runs.FeeMonth;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeRunSteps;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.ManagerList;
import fidus.fees.runs.ManagerState;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.MandateList;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.PartInputs;
import fidus.fees.runs.SnapshotHead;
import fidus.fees.runs.SnapshotId;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.pnl.TruePnl;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A month with two accounts, one of them blocked, and a run with a hard hurdle.
final class Sample {
    static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    static final FeeRunId RUN = new FeeRunId(new UUID(0, 9));
    static final AccountKey CORE = new AccountKey("Broker-Live", 5_001_234);
    private static final AccountKey OTHER = new AccountKey("Broker-Live", 5_001_235);
    private static final ManagerId M1 = new ManagerId(new UUID(0, 1));
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    private Sample() {}

    static ManagerList managers() {
        return new ManagerList(List.of(new ManagerCard(M1, "M1 Capital", ManagerState.ACTIVE, 1)));
    }

    static MandateList mandates() {
        return new MandateList(
                List.of(
                        new Mandate(
                                new MandateId(new UUID(0, 2)),
                                M1,
                                "Core trend",
                                "CORE",
                                FIRST,
                                null,
                                List.of(new MandateAccount(CORE, FIRST, null)),
                                List.of(
                                        new AgreedFrom(FIRST, agreement()),
                                        new AgreedFrom(FIRST.plusMonths(3), second())),
                                null,
                                1)));
    }

    static FeeMonth month() {
        return new FeeMonth(
                "2027-01",
                true,
                List.of(account(CORE, List.of()), account(OTHER, List.of(stale()))),
                new SnapshotHead(
                        new SnapshotId(new UUID(0, 3)),
                        1,
                        NOW.minusSeconds(600),
                        2,
                        1,
                        "ab".repeat(32)),
                false,
                List.of(FeeRunCard.of(run(FeeRunState.PREVIEWED))));
    }

    static FeeRun run(FeeRunState state) {
        Money zero = usd("0");
        FeePart part =
                FeePart.of(
                        FeeType.MANAGER_PERFORMANCE,
                        new PartInputs(
                                new MandateId(new UUID(0, 2)),
                                "Core trend",
                                FIRST,
                                "CORE",
                                agreement(),
                                FIRST,
                                FIRST.plusMonths(1),
                                true,
                                List.of(input()),
                                List.of(new AccountMark(null, HighWaterMark.zero(FIRST))),
                                zero,
                                zero,
                                zero,
                                zero,
                                zero));
        return new FeeRun(
                RUN,
                FeeType.MANAGER_PERFORMANCE,
                M1,
                "M1 Capital",
                "2027-01",
                1,
                state,
                new SnapshotId(new UUID(0, 3)),
                "ab".repeat(32),
                List.of(part),
                part.accrued(),
                part.fee(),
                part.takenByBroker(),
                "cd".repeat(32),
                "ef".repeat(32),
                FeeRunSteps.previewed(new PersonId(new UUID(0, 4)), NOW),
                1);
    }

    private static AccountInput input() {
        return new AccountInput(
                CORE,
                FIRST,
                null,
                FIRST.plusMonths(1).minusDays(1),
                Instant.parse("2027-01-31T23:55:00Z"),
                ReadingSource.STATEMENT_IMPORT,
                pnl(),
                usd("0"),
                null,
                capital());
    }

    private static MonthAccount account(AccountKey key, List<Blocker> blockers) {
        Money equity = usd("102000.00");
        Instant asOf = Instant.parse("2027-01-31T23:55:00Z");
        return new MonthAccount(
                key,
                "Account " + key.login(),
                "CORE",
                Currency.USD,
                FIRST.plusMonths(1).minusDays(1),
                Instant.parse("2027-01-31T23:59:59Z"),
                new Reading(
                        key,
                        asOf,
                        asOf,
                        ReadingSource.STATEMENT_IMPORT,
                        equity,
                        equity,
                        usd("0"),
                        null,
                        null,
                        null),
                pnl(),
                0,
                capital(),
                blockers);
    }

    private static Blocker stale() {
        return new Blocker(
                BlockerKind.STALE,
                "The last reading, of 2027-01-31T20:00:00Z, was 239 market minutes old; at most 15"
                        + " count. Import a statement of the month's end.");
    }

    private static TruePnl pnl() {
        return TruePnl.of(usd("102000.00"), usd("0"), usd("100000.00"));
    }

    private static List<CapitalSpan> capital() {
        return List.of(
                CapitalSpan.of(LocalDate.EPOCH, FIRST.plusMonths(1), new BigDecimal("100000.00")));
    }

    private static FeeAgreement agreement() {
        return FeeConvention.HOUSE
                .agreement(new BigDecimal("0.20"), Currency.USD)
                .with(
                        Hurdle.of(
                                HurdleKind.HARD,
                                HurdleBase.ALLOCATION,
                                HurdleStretch.SINCE_LAST_FEE,
                                "0.06"));
    }

    /// The same but for the rate and the hurdle's days.
    private static FeeAgreement second() {
        return FeeConvention.HOUSE
                .agreement(new BigDecimal("0.15"), Currency.USD)
                .with(agreement().performance().hurdle().with(DayCount.THIRTY_360));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
