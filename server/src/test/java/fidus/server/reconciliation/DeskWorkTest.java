package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.outcome;
import static fidus.server.reconciliation.ReconciliationTest.refused;
import static fidus.server.reconciliation.ReconciliationTest.row;
import static fidus.server.reconciliation.ReconciliationTest.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.desk.WriteOffBreak;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// What people do with what a run found: matching, undoing, explaining, booking away, signing.
final class DeskWorkTest extends OneDesk {
    private static final String WHY = "Broker corrected the fill";

    @Test
    void aMatchWithADifferenceWaitsForASecondPersonAndOpensABreak() {
        AccountKey account = desk.account(201);
        Workbench bench = differing(account);
        var wanted = by(bench, account, 12, 12, false, WHY);
        refused(Problem.Code.BAD_VALUE, () -> match(by(bench, account, 12, 12, false, "short")));

        MatchMade made = match(wanted);

        assertThat(made.match()).isNull();
        Prepared waits = Objects.requireNonNull(made.waits());
        assertThat(waits.shown())
                .anySatisfy(line -> assertThat(line.value()).isEqualTo("-1.50 USD"));
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(waits, desk.operator()));
        assertThat(desk.workbench(id(bench)).matches()).hasSize(3);
        var _ = desk.approve(waits, desk.approver());
        Workbench after = desk.workbench(id(bench));
        assertThat(after.matches()).hasSize(4);
        BreakCard difference = ReconciliationTest.ofRule(after, "AMOUNT_DIFFERENCE");
        assertThat(difference.found().difference()).isEqualTo(usd("-1.50"));
        assertThat(difference.found().breakState()).isEqualTo(BreakState.OPEN);
        assertThat(breakOf(after, account, Side.BOOK, 12).found().breakState())
                .isEqualTo(BreakState.RESOLVED);
        assertThat(outcome(after).counts().unmatched()).isEqualTo(2);
        assertThat(outcome(after).proofs().getFirst().differences()).isEqualTo(usd("-1.50"));
        assertThat(outcome(after).proofs().getFirst().holds()).isTrue();
        assertThat(after.explanations()).hasSize(2);
        assertThat(after.card().evidenceHash()).isNotEqualTo(bench.card().evidenceHash());
    }

    @Test
    void aRowIsInOneMatchOnlyAndSignsAreNotMixed() {
        AccountKey account = desk.account(202);
        Workbench bench = differing(account);

        refused(
                Problem.Code.ALREADY_EXISTS,
                () -> {
                    MatchMade made = match(by(bench, account, 13, 12, false, WHY));
                    var _ = desk.approve(Objects.requireNonNull(made.waits()), desk.approver());
                });
        refused(Problem.Code.BAD_VALUE, () -> match(by(bench, account, 14, 12, false, WHY)));
        refused(Problem.Code.NOT_FOUND, () -> match(by(bench, account, 99, 12, false, WHY)));
        refused(
                Problem.Code.BAD_VALUE,
                () ->
                        match(
                                new MatchByHand(
                                        id(bench),
                                        List.of(row(account, 12), row(account, 12)),
                                        List.of(row(account, 12)),
                                        false,
                                        WHY)));
        assertThat(desk.workbench(id(bench)).matches()).isEqualTo(bench.matches());
    }

    @Test
    void aSuggestionIsAcceptedAtOnceAndItsUndoFreesExactlyItsRows() {
        AccountKey account = desk.account(203);
        var _ = desk.take(ReconciliationTest.first(203));
        var _ = desk.take(swapped(203));
        Workbench bench = desk.reconcile(account);
        assertThat(bench.suggestions()).hasSize(1);
        assertThat(bench.suggestions().getFirst().pass()).isEqualTo("P8");

        MatchMade made = match(by(bench, account, 14, 16, true, ""));

        RecordedMatch accepted = Objects.requireNonNull(made.match());
        assertThat(accepted.matchOrigin()).isEqualTo(RecordedMatch.Origin.SUGGESTION_ACCEPTED);
        Workbench after = desk.workbench(id(bench));
        assertThat(after.suggestions()).isEmpty();
        assertThat(outcome(after).counts().unmatched()).isZero();
        assertThat(after.matches()).hasSize(bench.matches().size() + 1);
        refused(
                Problem.Code.STALE_VERSION,
                () -> undo(new UndoMatch(accepted.id(), WHY, accepted.version() + 1)));
        refused(
                Problem.Code.BAD_VALUE,
                () -> undo(new UndoMatch(accepted.id(), "short", accepted.version())));
        RecordedMatch undone = undo(new UndoMatch(accepted.id(), WHY, accepted.version()));
        assertThat(undone.matchState()).isEqualTo(RecordedMatch.State.UNDONE);
        refused(
                Problem.Code.WRONG_STATE,
                () -> undo(new UndoMatch(accepted.id(), WHY, undone.version())));
        refused(Problem.Code.NOT_FOUND, () -> match(by(bench, account, 14, 16, true, "")));
        Workbench freed = desk.workbench(id(bench));
        assertThat(freed.matches())
                .filteredOn(match -> match.matchState() == RecordedMatch.State.MATCHED)
                .isEqualTo(bench.matches());
        assertThat(outcome(freed).counts().unmatched()).isEqualTo(2);
        assertThat(outcome(freed).proofs().getFirst().holds()).isTrue();
        assertThat(freed.explanations())
                .extracting(explanation -> explanation.condition().name())
                .containsOnly("EXCLUDED_BY_UNDO");
        assertThat(desk.audited("match/" + accepted.id().value()))
                .contains("MANUAL_MATCH", "UNDO_MATCH");
    }

    @Test
    void whatWasUndoneIsNotMatchedAgainByTheNextRun() {
        AccountKey account = desk.account(204);
        var _ = desk.take(ReconciliationTest.first(204));
        Workbench bench = desk.reconcile(account);
        RecordedMatch one = matchOf(bench, account, 13);
        var _ = undo(new UndoMatch(one.id(), WHY, one.version()));

        Workbench again = desk.reconcile(account);

        assertThat(id(again)).isNotEqualTo(id(bench));
        assertThat(again.matches()).hasSize(3);
        assertThat(outcome(again).counts().unmatched()).isEqualTo(2);
        assertThat(again.explanations())
                .anySatisfy(
                        explanation ->
                                assertThat(explanation.failed())
                                        .extracting(failure -> failure.condition().name())
                                        .contains("EXCLUDED_BY_UNDO"));
        MatchMade made = match(by(again, account, 13, 13, false, WHY));
        assertThat(Objects.requireNonNull(made.match()).matchOrigin())
                .isEqualTo(RecordedMatch.Origin.MANUAL);
        Workbench third = desk.reconcile(account);
        assertThat(third.matches()).hasSize(4);
        assertThat(outcome(third).counts().unmatched()).isZero();
        assertThat(matchOf(third, account, 13).matchOrigin())
                .isEqualTo(RecordedMatch.Origin.MANUAL);
    }

    @Test
    void anotherPersonThanTheExplainerResolves() {
        AccountKey account = desk.account(205);
        Workbench bench = differing(account);
        BreakCard open = breakOf(bench, account, Side.BOOK, 14);
        refused(Problem.Code.WRONG_STATE, () -> resolve(open, desk.operator()));
        BreakCard explained =
                server.call(
                        ReconciliationCalls.EXPLAIN,
                        new fidus.reconciliation.desk.ExplainBreak(
                                open.found().id(),
                                desk.maker.person().id(),
                                CauseCode.TIMING,
                                WHY,
                                open.found().version()),
                        desk.approver());
        assertThat(explained.found().breakState()).isEqualTo(BreakState.EXPLAINED);
        assertThat(explained.ownerName()).isEqualTo(desk.maker.person().name());
        assertThat(breakOf(desk.workbench(id(bench)), account, Side.BOOK, 14).ownerName())
                .isEqualTo(desk.maker.person().name());
        refused(Problem.Code.STALE_VERSION, () -> resolve(open, desk.operator()));

        Prepared prepared = resolve(explained, desk.operator());

        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.approver()));
        var other = server.signIn(server.another("-205", List.of(Role.APPROVER))).accessToken();
        assertThat(desk.approve(prepared, other).preparedState()).isEqualTo(PreparedState.APPROVED);
        BreakCard resolved = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 14);
        assertThat(resolved.found().breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(resolved.found().history()).hasSize(3);
        assertThat(desk.audited("break/" + open.found().id().value()))
                .contains("EXPLAIN_BREAK", "PREPARE_RESOLVE_BREAK", "RESOLVE_BREAK");
    }

    @Test
    void aSmallWriteOffIsBookedByOneApprover() {
        AccountKey account = desk.account(206);
        Workbench bench = differing(account);
        BreakCard small = desk.explain(breakOf(bench, account, Side.BOOK, 14), CauseCode.ROUNDING);

        Prepared prepared = writeOff(small);

        assertThat(prepared.needs()).containsExactly(Role.APPROVER);
        refused(Problem.Code.FORBIDDEN, () -> desk.approve(prepared, desk.admin()));
        var _ = desk.approve(prepared, desk.approver());
        assertThat(entries(account)).hasSize(1);
        assertBooked(entries(account).getFirst(), "4100", "5400", usd("25.00"));
        BreakCard away = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 14);
        assertThat(away.found().breakState()).isEqualTo(BreakState.WRITTEN_OFF);
        assertThat(away.found().findings().resolutionEntry())
                .isEqualTo("entry " + entries(account).getLast().number());
    }

    @Test
    void aBigWriteOffNeedsAnApproverAndAnAdminWhoAreTwoOtherPeople() {
        AccountKey account = desk.account(211);
        Workbench bench = differing(account);
        BreakCard big = desk.explain(breakOf(bench, account, Side.BOOK, 12), CauseCode.ROUNDING);
        var both = server.token(Role.OPERATOR, Role.APPROVER, Role.ADMIN);
        Prepared prepared = writeOff(big, both);
        assertThat(prepared.needs()).containsExactly(Role.APPROVER, Role.ADMIN);
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, both));

        Prepared half = desk.approve(prepared, desk.approver());

        assertThat(half.preparedState()).isEqualTo(PreparedState.PENDING);
        assertThat(half.progress()).isEqualTo("1 of 2 approved");
        assertThat(half.openRoles()).containsExactly(Role.ADMIN);
        assertThat(entries(account)).isEmpty();
        BreakCard waits = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 12);
        assertThat(waits.found().breakState()).isEqualTo(BreakState.EXPLAINED);
        assertThat(waits.waiting()).endsWith("(1 of 2 approved)");
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.approver()));
        var other = server.signIn(server.another("-211", List.of(Role.APPROVER))).accessToken();
        refused(Problem.Code.FORBIDDEN, () -> desk.approve(prepared, other));
        Prepared done = desk.approve(prepared, desk.admin());
        assertThat(done.preparedState()).isEqualTo(PreparedState.APPROVED);
        assertThat(done.approvals())
                .extracting(given -> given.roles().getFirst())
                .containsExactly(Role.APPROVER, Role.ADMIN);
        assertThat(entries(account)).hasSize(1);
        assertBooked(entries(account).getFirst(), "5400", "4100", usd("120.00"));
        BreakCard away = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 12);
        assertThat(away.found().breakState()).isEqualTo(BreakState.WRITTEN_OFF);
        assertThat(desk.audited("break/" + big.found().id().value()))
                .contains("AGREED_WRITE_OFF_BREAK", "APPROVED_WRITE_OFF_BREAK");
    }

    @Test
    void whoeverExplainedTheBreakIsNoneOfTheTwo() {
        AccountKey account = desk.account(212);
        Workbench bench = differing(account);
        BreakCard open = breakOf(bench, account, Side.BOOK, 12);
        BreakCard big =
                server.call(
                        ReconciliationCalls.EXPLAIN,
                        new fidus.reconciliation.desk.ExplainBreak(
                                open.found().id(),
                                desk.maker.person().id(),
                                CauseCode.TIMING,
                                WHY,
                                open.found().version()),
                        desk.approver());
        Prepared prepared = writeOff(big);

        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.approver()));

        var other = server.signIn(server.another("-212", List.of(Role.APPROVER))).accessToken();
        assertThat(desk.approve(prepared, desk.admin()).progress()).isEqualTo("1 of 2 approved");
        assertThat(desk.approve(prepared, other).preparedState()).isEqualTo(PreparedState.APPROVED);
    }

    @Test
    void oneOfTheTwoCanStillReject() {
        AccountKey account = desk.account(213);
        Workbench bench = differing(account);
        BreakCard big = desk.explain(breakOf(bench, account, Side.BOOK, 12), CauseCode.ROUNDING);
        Prepared prepared = writeOff(big);
        var _ = desk.approve(prepared, desk.approver());

        Prepared rejected =
                server.call(
                        fidus.approvals.ApprovalCalls.DECIDE,
                        new fidus.approvals.Decide(
                                prepared.id(),
                                fidus.approvals.Decide.Decision.REJECT,
                                prepared.digest(),
                                "The broker has answered meanwhile"),
                        desk.admin());

        assertThat(rejected.preparedState()).isEqualTo(PreparedState.REJECTED);
        assertThat(rejected.approvals()).hasSize(1);
        assertThat(entries(account)).isEmpty();
    }

    @Test
    void aRunIsSignedByTwoPeopleAndStaysAsItWasSigned() {
        AccountKey account = desk.account(207);
        var _ = desk.take(ReconciliationTest.first(207));
        Workbench bench = desk.reconcile(account);
        String hash = Objects.requireNonNull(bench.card().evidenceHash());

        Prepared prepared = signOff(bench);

        assertThat(prepared.shown()).anySatisfy(line -> assertThat(line.value()).isEqualTo(hash));
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.operator()));
        assertThat(desk.workbench(id(bench)).card().waiting()).startsWith("Sign off 207@");
        var _ = desk.approve(prepared, desk.approver());
        Workbench signed = desk.workbench(id(bench));
        assertThat(signed.card().run().runState()).isEqualTo(RunState.SIGNED_OFF);
        assertThat(signed.card().evidenceHash()).isEqualTo(hash);
        assertThat(signed.card().preparerName()).isEqualTo(desk.maker.person().name());
        assertThat(signed.card().reviewerName()).isEqualTo(desk.checker.person().name());
        assertThat(signed.matches()).isEqualTo(bench.matches());
        RecordedMatch one = bench.matches().getFirst();
        refused(Problem.Code.WRONG_STATE, () -> undo(new UndoMatch(one.id(), WHY, one.version())));
        refused(Problem.Code.WRONG_STATE, () -> match(by(bench, account, 13, 13, false, WHY)));
        refused(Problem.Code.WRONG_STATE, () -> signOff(bench));
        assertThat(desk.audited("run/" + id(bench).value()))
                .contains("PREPARE_SIGN_OFF_RUN", "SIGN_OFF_RUN", "APPROVED_SIGN_OFF_RUN");
    }

    @Test
    void aSignedRunKeepsItsMatchesWhateverTheBrokerSaysLater() {
        AccountKey account = desk.account(208);
        var _ = desk.take(ReconciliationTest.first(208));
        Workbench bench = desk.reconcile(account);
        var _ = desk.approve(signOff(bench), desk.approver());
        var _ = desk.take(ReconciliationTest.second(208, "2026.11.23 08:57"));

        Workbench later = desk.reconcile(account);

        assertThat(desk.workbench(id(bench)).matches()).isEqualTo(bench.matches());
        assertThat(outcome(later).proofs().getFirst().holds()).isTrue();
        assertThat(later.breaks())
                .anySatisfy(
                        card ->
                                assertThat(card.found().key())
                                        .isEqualTo(account + "/BOOK/" + row(account, 14)));
    }

    @Test
    void nothingIsSignedWhileABreakIsOpenAndAChangeVoidsWhatWasPrepared() {
        AccountKey account = desk.account(209);
        Workbench bench = differing(account);
        refused(Problem.Code.NOT_SIGNABLE, () -> signOff(bench));
        desk.explainAll(id(bench));
        Prepared prepared = signOff(bench);
        RecordedMatch one = matchOf(bench, account, 13);

        var _ = undo(new UndoMatch(one.id(), WHY, one.version()));

        refused(Problem.Code.WRONG_STATE, () -> desk.approve(prepared, desk.approver()));
        refused(Problem.Code.NOT_SIGNABLE, () -> signOff(bench));
        desk.explainAll(id(bench));
        Prepared again = signOff(bench);
        var _ = desk.take(ReconciliationTest.mended(209));
        var _ = desk.reconcile(account);
        refused(Problem.Code.WRONG_STATE, () -> desk.approve(again, desk.approver()));
        assertThat(desk.workbench(id(bench)).card().run().runState()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void theAuditorReadsAndChangesNothing() {
        AccountKey account = desk.account(210);
        Workbench bench = differing(account);
        String auditor = server.token(Role.AUDITOR);
        String compliance = server.token(Role.COMPLIANCE);

        var about = new fidus.reconciliation.desk.AboutRun(id(bench));
        assertThat(server.call(ReconciliationCalls.WORKBENCH, about, auditor).card())
                .isEqualTo(bench.card());
        refused(
                Problem.Code.FORBIDDEN,
                () -> server.call(ReconciliationCalls.WORKBENCH, about, compliance));
        refused(
                Problem.Code.FORBIDDEN,
                () ->
                        server.call(
                                ReconciliationCalls.SIGN_OFF, new SignOff(id(bench), ""), auditor));
    }

    /// 14 under another ticket: 16, which the books have on another day.
    private static Statement swapped(long login) {
        return new Statement(login, "2026.11.23 08:57")
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", 120_00)
                .trade(13, "2026.11.18 12:00:00", 80_00)
                .trade(16, "2026.11.18 13:00:00", -25_00);
    }

    private static Workbench differing(AccountKey account) {
        var _ = desk.take(ReconciliationTest.first(account.login()));
        var _ = desk.take(ReconciliationTest.second(account.login(), "2026.11.23 08:57"));
        return desk.reconcile(account);
    }

    private static MatchByHand by(
            Workbench bench,
            AccountKey account,
            long book,
            long statement,
            boolean suggestion,
            String reason) {
        return new MatchByHand(
                id(bench),
                List.of(row(account, book)),
                List.of(row(account, statement)),
                suggestion,
                reason);
    }

    private static MatchMade match(MatchByHand by) {
        return server.call(ReconciliationCalls.MATCH, by, desk.operator());
    }

    private static RecordedMatch undo(UndoMatch undo) {
        return server.call(ReconciliationCalls.UNDO, undo, desk.operator());
    }

    private static Prepared resolve(BreakCard card, String token) {
        return server.call(
                ReconciliationCalls.RESOLVE,
                new ResolveBreak(card.found().id(), WHY, card.found().version()),
                token);
    }

    private static Prepared writeOff(BreakCard card) {
        return writeOff(card, desk.secondOperator());
    }

    private static Prepared writeOff(BreakCard card, String token) {
        return server.call(
                ReconciliationCalls.WRITE_OFF,
                new WriteOffBreak(card.found().id(), WHY, card.found().version()),
                token);
    }

    private static Prepared signOff(Workbench bench) {
        return server.call(
                ReconciliationCalls.SIGN_OFF, new SignOff(id(bench), "Checked"), desk.operator());
    }

    private static List<JournalEntry> entries(AccountKey account) {
        return server
                .call(
                        LedgerCalls.ENTRIES,
                        new FindEntries(null, account.toString(), null, 200),
                        desk.approver())
                .rows()
                .stream()
                .filter(entry -> entry.eventCode().equals("E21"))
                .toList();
    }

    private static void assertBooked(
            JournalEntry entry, String debit, String credit, Money amount) {
        assertThat(entry.postings()).hasSize(2);
        assertThat(entry.postings())
                .allSatisfy(posting -> assertThat(posting.money()).isEqualTo(amount));
        assertThat(entry.postings())
                .anySatisfy(
                        posting -> {
                            assertThat(posting.account()).isEqualTo(debit);
                            assertThat(posting.side()).isEqualTo(PostingSide.DEBIT);
                        })
                .anySatisfy(
                        posting -> {
                            assertThat(posting.account()).isEqualTo(credit);
                            assertThat(posting.side()).isEqualTo(PostingSide.CREDIT);
                        });
    }

    private static RecordedMatch matchOf(Workbench bench, AccountKey account, long number) {
        return bench.matches().stream()
                .filter(match -> match.match().bookRows().equals(List.of(row(account, number))))
                .findFirst()
                .orElseThrow();
    }

    private static BreakCard breakOf(Workbench bench, AccountKey account, Side side, long number) {
        return ReconciliationTest.rowBreak(bench, account, side, number);
    }

    private static fidus.reconciliation.RunId id(Workbench bench) {
        return bench.card().run().id();
    }
}
