package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.money.Money;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class BreakAndRunTest {
    private static final LocalDate DAY = LocalDate.parse("2027-01-08");
    private static final RunId RUN = new RunId(new UUID(1, 1));
    private static final Act MAKER = new Act("maker", Set.of(Role.OPERATOR), DAY);
    private static final Act CHECKER = new Act("checker", Set.of(Role.APPROVER), DAY);
    private static final Act ADMIN = new Act("admin", Set.of(Role.ADMIN), DAY);
    private static final Money LIMIT = Money.of("50.00", "USD");
    private static final ReconciliationBreak.Sighting SEEN =
            new ReconciliationBreak.Sighting(
                    RUN, "S5", "BANK-1/S1", "-2.00", "0.00", Severity.WARNING);

    private static ReconciliationBreak open(String difference) {
        return ReconciliationBreak.seen(
                new BreakId(new UUID(2, 2)), SEEN, Money.of(difference, "USD"), DAY);
    }

    private static ReconciliationBreak explained(String difference) {
        return open(difference)
                .explain(MAKER, "maker", CauseCode.BANK_CHARGE, "charge of the bank");
    }

    private static void refused(Problem.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.problem().code()).isEqualTo(code));
    }

    @Test
    void aBreakIsExplainedOnceWithOwnerCauseAndNote() {
        ReconciliationBreak explained = explained("-2.00");
        assertThat(explained.breakState()).isEqualTo(BreakState.EXPLAINED);
        assertThat(explained.version()).isEqualTo(2);
        assertThat(explained.history()).hasSize(2);
        refused(
                Problem.Code.WRONG_STATE,
                () -> explained.explain(MAKER, "maker", CauseCode.TIMING, "another reason"));
    }

    @Test
    void aNoteHasTenCharactersAndTwentyForOther() {
        var open = open("-2.00");
        refused(
                Problem.Code.BAD_VALUE,
                () -> open.explain(MAKER, "maker", CauseCode.TIMING, "nine char"));
        assertThat(open.explain(MAKER, "maker", CauseCode.TIMING, "ten  chars").breakState())
                .isEqualTo(BreakState.EXPLAINED);
        refused(
                Problem.Code.BAD_VALUE,
                () -> open.explain(MAKER, "maker", CauseCode.OTHER, "nineteen characters"));
        refused(
                Problem.Code.BAD_VALUE,
                () -> open.explain(MAKER, "maker", CauseCode.CLEARED_BY_DATA, "by a person now"));
    }

    @Test
    void theExplainerDoesNotCloseTheBreak() {
        var found = new ReconciliationBreak.Resolution(null, "E-77", "entry E-77 posted");
        refused(Problem.Code.SAME_PERSON, () -> explained("-2.00").resolve(MAKER, found));
        refused(Problem.Code.WRONG_STATE, () -> open("-2.00").resolve(CHECKER, found));
        ReconciliationBreak resolved = explained("-2.00").resolve(CHECKER, found);
        assertThat(resolved.breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(resolved.findings().resolutionEntry()).isEqualTo("E-77");
    }

    @Test
    void aWriteOffAboveTheLimitNeedsAnApproverAndAnotherPersonWhoIsAdmin() {
        assertThat(writtenOff("-50.00", CHECKER).breakState()).isEqualTo(BreakState.WRITTEN_OFF);
        refused(Problem.Code.FORBIDDEN, () -> writtenOff("-50.00", ADMIN));
        refused(Problem.Code.FORBIDDEN, () -> writtenOff("-50.01", CHECKER));
        refused(Problem.Code.FORBIDDEN, () -> writtenOff("-50.01", ADMIN));
        var both = new Act("both", Set.of(Role.APPROVER, Role.ADMIN), DAY);
        refused(Problem.Code.FORBIDDEN, () -> writtenOff("-50.01", both));
        refused(Problem.Code.FORBIDDEN, () -> writtenOff("-50.01", both, both));
        refused(Problem.Code.SAME_PERSON, () -> writtenOff("-50.01", MAKER, ADMIN));
        assertThat(writtenOff("-50.01", both, ADMIN).breakState())
                .isEqualTo(BreakState.WRITTEN_OFF);
        assertThat(writtenOff("-50.01", ADMIN, CHECKER).history().getLast().personId())
                .isEqualTo("checker");
    }

    private static ReconciliationBreak writtenOff(String difference, Act... by) {
        return explained(difference).writeOff(new WriteOff(List.of(by), "E-78", LIMIT));
    }

    @Test
    void aBreakThatComesBackIsTheSameOneAndAgesOn() {
        ReconciliationBreak cleared = open("-2.00").clearedByData(DAY.plusDays(3));
        assertThat(cleared.findings().causeCode()).isEqualTo(CauseCode.CLEARED_BY_DATA);
        ReconciliationBreak back =
                cleared.seenAgain(SEEN, Money.of("-3.00", "USD"), DAY.plusDays(9));
        assertThat(back.id()).isEqualTo(cleared.id());
        assertThat(back.breakState()).isEqualTo(BreakState.OPEN);
        assertThat(back.difference()).isEqualTo(Money.of("-3.00", "USD"));
        assertThat(back.firstSeenOn()).isEqualTo(DAY);
        refused(Problem.Code.WRONG_STATE, () -> back.reopen(MAKER, "opened once more"));
    }

    @Test
    void ageBucketsAndSeverityFollowTheDate() {
        var open = open("-2.00");
        assertThat(List.of(0, 1, 2, 7, 8, 30, 31, 90, 91).stream().map(AgeBucket::of))
                .containsExactly(
                        AgeBucket.DAYS_0_1,
                        AgeBucket.DAYS_0_1,
                        AgeBucket.DAYS_2_7,
                        AgeBucket.DAYS_2_7,
                        AgeBucket.DAYS_8_30,
                        AgeBucket.DAYS_8_30,
                        AgeBucket.DAYS_31_90,
                        AgeBucket.DAYS_31_90,
                        AgeBucket.OVER_90_DAYS);
        assertThat(open.severityOn(DAY.plusDays(7))).isEqualTo(Severity.WARNING);
        assertThat(open.severityOn(DAY.plusDays(8))).isEqualTo(Severity.CRITICAL);
    }

    private static ReconciliationRun completed(String closing) {
        Money zero = Money.of("0.00", "USD");
        var proof =
                new BalanceProof(
                        new BalanceProof.Balances(zero, Money.of(closing, "USD"), zero, zero),
                        zero,
                        zero,
                        zero,
                        zero,
                        zero);
        return ReconciliationRun.started(
                        RUN,
                        new ReconciliationRun.Key("BANK", 1, "BANK-1", "00"),
                        DAY,
                        DAY.plusDays(30))
                .complete(
                        new ReconciliationRun.Outcome(
                                "01",
                                new ReconciliationRun.Counts(0, 0, 0, 0, 0, 0),
                                List.of(proof)));
    }

    @Test
    void aRunIsSignedByTwoPersonsAndThenLocked() {
        ReconciliationRun prepared = completed("0.00").prepareSignOff(MAKER, true, List.of());
        refused(Problem.Code.SAME_PERSON, () -> prepared.signOff(MAKER, true, List.of()));
        ReconciliationRun signed = prepared.signOff(CHECKER, true, List.of(explained("-2.00")));
        assertThat(signed.runState()).isEqualTo(RunState.SIGNED_OFF);
        assertThat(signed.lock().runState()).isEqualTo(RunState.LOCKED);
        refused(Problem.Code.WRONG_STATE, () -> prepared.lock());
        refused(Problem.Code.WRONG_STATE, signed::fail);
    }

    @Test
    void nothingIsSignedOffWithAnOpenBreakARestOrAnUntiedStatement() {
        ReconciliationRun run = completed("0.00");
        refused(
                Problem.Code.NOT_SIGNABLE,
                () -> run.prepareSignOff(MAKER, true, List.of(open("-2.00"))));
        refused(Problem.Code.NOT_SIGNABLE, () -> run.prepareSignOff(MAKER, false, List.of()));
        refused(
                Problem.Code.NOT_SIGNABLE,
                () -> completed("0.01").prepareSignOff(MAKER, true, List.of()));
        refused(Problem.Code.WRONG_STATE, () -> run.signOff(CHECKER, true, List.of()));
    }

    @Test
    void aMatchIsUndoneOnceAndNotAfterSignOff() {
        Match match = new Match("P1", null, List.of("B1"), List.of("S1"), Money.of("0.00", "USD"));
        RecordedMatch recorded = RecordedMatch.auto(new MatchId(new UUID(3, 3)), RUN, match);
        RecordedMatch undone = recorded.undo(MAKER, "wrong client", RunState.COMPLETED);
        assertThat(undone.matchState()).isEqualTo(RecordedMatch.State.UNDONE);
        refused(
                Problem.Code.WRONG_STATE,
                () -> undone.undo(MAKER, "wrong client", RunState.COMPLETED));
        refused(
                Problem.Code.WRONG_STATE,
                () -> recorded.undo(MAKER, "wrong client", RunState.SIGNED_OFF));
        refused(Problem.Code.BAD_VALUE, () -> recorded.undo(MAKER, "short", RunState.COMPLETED));
    }

    @Test
    void breaksAndRunsSurviveTheWire() throws Exception {
        ReconciliationBreak explained = explained("-2.00");
        String json = Wire.STRICT.writeValueAsString(explained);
        assertThat(Wire.STRICT.readValue(json, ReconciliationBreak.class)).isEqualTo(explained);
        ReconciliationRun run = completed("0.00").prepareSignOff(MAKER, true, List.of());
        String runJson = Wire.STRICT.writeValueAsString(run);
        assertThat(Wire.STRICT.readValue(runJson, ReconciliationRun.class)).isEqualTo(run);
    }
}
