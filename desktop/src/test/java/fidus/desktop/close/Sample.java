package fidus.desktop.close;

import fidus.auth.PersonId;
import fidus.close.BookLine;
import fidus.close.CloseAct;
import fidus.close.CloseBlock;
import fidus.close.CloseFigure;
import fidus.close.CloseFigures;
import fidus.close.CloseMonth;
import fidus.close.ClosePlace;
import fidus.close.CloseStep;
import fidus.close.ClosedHead;
import fidus.close.ClosedMonth;
import fidus.close.MonthLines;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.ledger.PeriodState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// An invented March with something in every state.
final class Sample {
    static final Instant NOW = Instant.parse("2027-04-01T09:30:00Z");
    private static final PersonId ANN =
            new PersonId(UUID.fromString("00000000-0000-0000-0000-000000000001"));
    private static final String HASH =
            "4f2a9c6be1d07755c5f0e3ab91cc6e02f77d7d3e10a84b52f6bb1ad0c3e94d18";

    private Sample() {}

    static MonthLines months() {
        return new MonthLines(NOW, "2027-03", List.of());
    }

    static CloseMonth open() {
        var steps = new ArrayList<CloseStep>();
        for (StepKind kind : StepKind.values()) {
            boolean first = kind == StepKind.FREEZE;
            steps.add(
                    new CloseStep(
                            kind,
                            first ? StepState.OPEN : StepState.BLOCKED,
                            first
                                    ? "The month is over. Its close can begin."
                                    : "Begin the close of the month first.",
                            first ? CloseAct.FREEZE : null,
                            first ? List.of() : List.of(block(ClosePlace.CLOSE, "")),
                            List.of(),
                            null));
        }
        return month(PeriodState.OPEN, 1, steps, false, List.of());
    }

    static CloseMonth closing() {
        return month(PeriodState.CLOSING, 1, steps(), false, List.of());
    }

    static CloseMonth locked() {
        var steps = new ArrayList<CloseStep>();
        for (StepKind kind : StepKind.values()) {
            boolean last = kind == StepKind.MONTH_START;
            steps.add(
                    new CloseStep(
                            kind,
                            last ? StepState.OPEN : StepState.DONE,
                            last ? "Record what the committee resolved for 2027-04." : "Done.",
                            last ? CloseAct.RECORD_START : null,
                            List.of(),
                            List.of(),
                            null));
        }
        return month(PeriodState.LOCKED, 2, steps, true, List.of(head(2, null), head(1, late())));
    }

    private static ClosedHead.Reopening late() {
        return new ClosedHead.Reopening(
                "The bank sent a charge of March late", "Ada Admin", "Paul Approver", NOW);
    }

    private static ClosedHead head(int version, ClosedHead.@Nullable Reopening reopening) {
        return new ClosedHead(
                "2027-03", version, HASH, "Olga Operator", "Paul Approver", NOW, reopening);
    }

    static ClosedMonth signed() {
        return new ClosedMonth(
                head(2, null),
                new CloseFigures(
                        "2027-03",
                        2,
                        List.of(
                                new BookLine("1010", "Bank accounts", usd("98.00")),
                                new BookLine("1100", "Trading accounts", usd("10000.00")),
                                new BookLine("2100", "Client principal", usd("-10000.00"))),
                        List.of(),
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        SampleMoney.coverage(),
                        SampleMoney.attested(),
                        List.of(new CloseFigure("R25 Accounts with everything set", "100.00 %"))));
    }

    private static CloseMonth month(
            PeriodState state,
            int version,
            List<CloseStep> steps,
            boolean latest,
            List<ClosedHead> history) {
        return new CloseMonth(
                NOW,
                "2027-03",
                state,
                version,
                steps,
                ties(),
                SampleMoney.coverage(),
                SampleMoney.attested(),
                null,
                false,
                "",
                latest,
                true,
                history);
    }

    private static List<CloseStep> steps() {
        return List.of(
                step(StepKind.FREEZE, StepState.DONE, "The month takes close postings alone."),
                new CloseStep(
                        StepKind.SNAPSHOT,
                        StepState.DONE,
                        "The last reading of every account is kept.",
                        null,
                        List.of(),
                        List.of(
                                new CloseFigure("Readings", "12 of 12"),
                                new CloseFigure("Snapshot", "revision 2"),
                                new CloseFigure("SHA-256", HASH)),
                        null),
                step(StepKind.DEALS, StepState.DONE, "The deals of every account are in."),
                blocked(
                        StepKind.CASH_MOVEMENTS,
                        new CloseBlock(
                                ClosePlace.REVIEW,
                                "account/Broker-Live/7001",
                                "7001@Broker-Live: 3 cash movements wait for a person. Say what"
                                        + " they are."),
                        new CloseBlock(
                                ClosePlace.BREAKS,
                                "account/Broker-Live/7004",
                                "100.00 USD left 7004@Broker-Live on 2027-03-20T10:00:00Z and has"
                                        + " no other end on 7002@Broker-Live. Import that account's"
                                        + " report, or explain its break.")),
                new CloseStep(
                        StepKind.MARK_TO_MARKET,
                        StepState.OPEN,
                        "2 accounts are not in the books at what they are worth.",
                        CloseAct.MARK_TO_MARKET,
                        List.of(),
                        List.of(new CloseFigure("Accounts to mark", "2")),
                        null),
                new CloseStep(
                        StepKind.STATEMENTS,
                        StepState.SKIPPED,
                        "The broker was closed over Easter and sends its statement on Tuesday",
                        null,
                        List.of(block(ClosePlace.RECONCILIATION, "account/Broker-Live/7001")),
                        List.of(),
                        new SkippedStep(
                                StepKind.STATEMENTS,
                                "The broker was closed over Easter",
                                ANN,
                                "Paul Approver",
                                NOW,
                                List.of())),
                step(StepKind.ACCRUALS, StepState.DONE, "The books hold what was earned."),
                step(StepKind.FEE_RUNS, StepState.NOT_APPLICABLE, "No manager had a mandate."),
                step(StepKind.PAYMENTS, StepState.DONE, "4 payments are carried over."),
                step(StepKind.YEAR_END, StepState.NOT_APPLICABLE, "The year is not over."),
                blocked(
                        StepKind.PROOF,
                        new CloseBlock(
                                ClosePlace.LEDGER,
                                "",
                                "L11 1010 House bank USD: 10000.00 USD. No statement of this"
                                        + " account reaches the last day of the month.")),
                step(StepKind.DOCUMENTS, StepState.DONE, "Every client has a draft."),
                blocked(
                        StepKind.SIGN_OFF,
                        new CloseBlock(
                                ClosePlace.CLOSE,
                                "step/CASH_MOVEMENTS",
                                "Cash movements is not done.")),
                blocked(
                        StepKind.LOCK,
                        new CloseBlock(
                                ClosePlace.CLOSE, "step/SIGN_OFF", "Somebody has to sign first.")),
                blocked(
                        StepKind.MONTH_START,
                        new CloseBlock(
                                ClosePlace.CLOSE,
                                "step/LOCK",
                                "It follows the lock of the month.")));
    }

    private static CloseStep step(StepKind kind, StepState state, String words) {
        return new CloseStep(kind, state, words, null, List.of(), List.of(), null);
    }

    private static CloseStep blocked(StepKind kind, CloseBlock... blocks) {
        return new CloseStep(
                kind,
                StepState.BLOCKED,
                blocks[0].message(),
                null,
                List.of(blocks),
                List.of(),
                null);
    }

    private static CloseBlock block(ClosePlace place, String subject) {
        return new CloseBlock(place, subject, "Begin the close of the month first.");
    }

    private static List<TieOut> ties() {
        return List.of(
                TieOut.of(TieOutRule.L1, "USD", "", usd("0.00"), usd("0.00")),
                TieOut.of(
                        TieOutRule.L2,
                        "7001@Broker-Live",
                        "1100",
                        usd("10000.00"),
                        usd("10000.00")),
                TieOut.of(
                        TieOutRule.L2,
                        "7001@Broker-Live",
                        "1100 + 1110",
                        usd("10437.50"),
                        usd("10450.00")),
                TieOut.of(TieOutRule.L3, "7001@Broker-Live", "", usd("437.50"), usd("450.00")),
                TieOut.unknown(
                        TieOutRule.L11,
                        "1010 House bank USD",
                        usd("10000.00"),
                        "No statement of this account reaches the last day of the month."),
                TieOut.of(TieOutRule.L11, "1020 Cold wallet", "", usd("400.00"), usd("400.00")),
                TieOut.unknown(
                        TieOutRule.L11,
                        "1050 Broker",
                        usd("75.00"),
                        "It sends no statement, and nobody attested its balance at the end of the"
                                + " month."),
                TieOut.of(TieOutRule.R5, "CORE", "", usd("10000.00"), usd("15000.00")),
                TieOut.of(TieOutRule.R6, "USD", "", usd("15000.00"), usd("10000.00"))
                        .explained("The cushion of the house is 5000.00 USD."),
                TieOut.of(TieOutRule.R10, "USD", "", usd("15000.00"), usd("10000.00"))
                        .because("Client cash is recorded as 0.00 USD."));
    }

    static Job job() {
        return new Job(
                new JobId(UUID.nameUUIDFromBytes(new byte[] {5})),
                "CLOSE_STEP",
                "Mark to market of 2027-03",
                "close/2027-03",
                "{}",
                JobState.DONE,
                2,
                2,
                false,
                "2 of 2 accounts were marked to market.",
                ANN,
                NOW,
                NOW,
                1);
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
