package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.EndedBy;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.List;

/// What was booked away, or explained by whoever matches it, and is matched after all.
final class MatchedAfterAllTest extends OwnBank {
    private List<JournalEntry> away() {
        return desk
                .server
                .call(
                        LedgerCalls.ENTRIES,
                        new FindEntries("1010", null, null, 200),
                        desk.approver())
                .rows()
                .stream()
                .filter(entry -> entry.eventCode().equals("E21") || entry.eventCode().equals("E22"))
                .toList();
    }

    private static ReconciliationBreak booked(Workbench bench) {
        return bench.breaks().stream()
                .map(BreakCard::found)
                .filter(one -> one.rule().equals("S5") && one.key().contains("/BOOK/"))
                .findFirst()
                .orElseThrow();
    }

    private Workbench withOneMissing() {
        paid.deposit("50.00", "2026-11-16", "WIRE-889911");
        quiet("1", "261116", "0,00");
        return reconciled(16, 16);
    }

    @Test
    void aRunThatMatchesWhatWasWrittenOffTakesTheWriteOffBack() {
        desk.approve(
                writeOff(
                        explained(
                                withOneMissing().breaks().getFirst(),
                                CauseCode.MISSING_ON_STATEMENT)));
        assertThat(away()).extracting(JournalEntry::eventCode).containsExactly("E21");
        printed("2", "261118", "0,00", "C50,00", "50,00");

        Workbench after = reconciled(16, 18);

        assertThat(after.matches()).hasSize(1);
        assertThat(booked(after).breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(away()).hasSize(2).anyMatch(entry -> entry.reverses() != null);
        assertThat(said(after, "S6").passed()).isTrue();
    }

    /// A person matches what was written off.
    private MatchMade matchedAfterAll() {
        desk.approve(
                writeOff(
                        explained(
                                withOneMissing().breaks().getFirst(),
                                CauseCode.MISSING_ON_STATEMENT)));
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "0,00")
                        .row("261118", "C50,00", "K2", "Somebody else entirely")
                        .closing("261118", "50,00"));
        Workbench bench = reconciled(16, 18);
        assertThat(bench.matches()).isEmpty();
        return desk.ask(ReconciliationCalls.MATCH, both(bench));
    }

    @Test
    void aPersonWhoMatchesWhatWasWrittenOffTakesItBackToo() {
        MatchMade made = matchedAfterAll();

        assertThat(made.match()).as("two decided the write-off").isNull();
        Prepared waits = BankDesk.present(made.waits());
        assertThat(waits.title()).isEqualTo("Match of rows that were written off");
        assertThat(waits.shown())
                .filteredOn(line -> line.label().equals("Takes back"))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.value())
                                        .startsWith("the write-off of -50.00 EUR, entry ")
                                        .contains("Missing on statement, explained by "));
        assertThat(away()).hasSize(1);
        desk.approve(waits);
        assertThat(away())
                .hasSize(2)
                .filteredOn(entry -> entry.reverses() != null)
                .singleElement()
                .satisfies(
                        back -> {
                            assertThat(back.makerId())
                                    .isEqualTo(desk.server.person(Role.OPERATOR).id());
                            assertThat(back.checkerId())
                                    .isEqualTo(desk.server.person(Role.APPROVER).id());
                        });
    }

    @Test
    void aMatchIsNotAgreedToWhenItsRowWasWrittenOffSinceItWasShown() {
        BreakCard open = withOneMissing().breaks().getFirst();
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "0,00")
                        .row("261118", "C55,00", "K2", "Somebody else entirely")
                        .closing("261118", "55,00"));
        Workbench bench = reconciled(16, 18);
        BreakCard said = explained(again(open, bench), CauseCode.MISSING_ON_STATEMENT);
        Prepared away = writeOff(said);
        MatchMade made = desk.ask(ReconciliationCalls.MATCH, both(bench));
        desk.approve(away);

        refused(Problem.Code.STALE_VERSION, () -> desk.approve(BankDesk.present(made.waits())));

        assertThat(away()).extracting(JournalEntry::eventCode).containsExactly("E21");
    }

    /// The same write-off in other words: as a former version said them, or with a person's former
    /// name.
    @Test
    void aMatchThatNamesTheWriteOffInFormerWordsIsAgreedTo() {
        Prepared waits = BankDesk.present(matchedAfterAll().waits());

        store(saidOtherwise(waits));
        desk.approve(waits);

        assertThat(away()).hasSize(2).anyMatch(entry -> entry.reverses() != null);
    }

    private void store(Prepared prepared) {
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(
                                unit -> {
                                    unit.documents("prepared", Prepared.class)
                                            .put(prepared.id().value().toString(), prepared);
                                    return true;
                                });
    }

    private static Prepared saidOtherwise(Prepared one) {
        return new Prepared(
                one.id(),
                one.command(),
                one.subject(),
                one.title(),
                one.shown().stream()
                        .map(
                                line ->
                                        line.label().equals("Takes back")
                                                ? new Shown(line.label(), former(line.value()))
                                                : line)
                        .toList(),
                one.payload(),
                one.digest(),
                one.makerId(),
                one.makerName(),
                one.preparedAt(),
                one.expiresAt(),
                one.preparedState(),
                one.needs(),
                one.alsoBy(),
                one.approvals(),
                one.checkerId(),
                one.checkerName(),
                one.decidedAt(),
                one.reason(),
                one.signature(),
                one.keyId(),
                one.version(),
                null);
    }

    private static String former(String words) {
        return words.replaceFirst(
                ", of .*; .*explained", ", of BOOK/ENTRY-1-1; MISSING, explained");
    }

    private static BreakCard again(BreakCard one, Workbench bench) {
        return bench.breaks().stream()
                .filter(card -> card.found().id().equals(one.found().id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoeverExplainedABreakDoesNotAgreeToTheMatchThatEndsIt() {
        BreakCard open = withOneMissing().breaks().getFirst();
        var _ =
                desk.server.call(
                        ReconciliationCalls.EXPLAIN,
                        new ExplainBreak(
                                open.found().id(),
                                desk.server.person(Role.OPERATOR).id(),
                                CauseCode.TIMING,
                                "Seen on the statement",
                                open.found().version()),
                        desk.approver());
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "0,00")
                        .row("261118", "C55,00", "K2", "Somebody else entirely")
                        .closing("261118", "55,00"));
        Workbench bench = reconciled(16, 18);
        MatchMade made = desk.ask(ReconciliationCalls.MATCH, both(bench));
        Prepared waits = BankDesk.present(made.waits());
        assertThat(waits.title()).startsWith("Match with a difference of 5.00");

        refused(Problem.Code.SAME_PERSON, () -> desk.approve(waits));

        var other = desk.server.another("-55", List.of(Role.APPROVER));
        var _ =
                desk.server.call(
                        ApprovalCalls.DECIDE,
                        new Decide(waits.id(), Decide.Decision.APPROVE, waits.digest(), ""),
                        desk.server.signIn(other).accessToken());
        Workbench after =
                desk.ask(ReconciliationCalls.WORKBENCH, new AboutRun(bench.card().run().id()));
        assertThat(booked(after).breakState()).isEqualTo(BreakState.RESOLVED);
    }

    private static void refused(Problem.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, why -> assertThat(why.problem().code()).isEqualTo(code));
    }

    @Test
    void whoeverExplainedABreakDoesNotEndItAloneByAMatch() {
        explained(withOneMissing().breaks().getFirst(), CauseCode.TIMING);
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261116", "0,00")
                        .row("261118", "C50,00", "K2", "Somebody else entirely")
                        .closing("261118", "50,00"));
        Workbench bench = reconciled(16, 18);

        MatchMade made = desk.ask(ReconciliationCalls.MATCH, both(bench));

        assertThat(made.match()).isNull();
        desk.approve(BankDesk.present(made.waits()));
        ReconciliationBreak ended =
                booked(
                        desk.ask(
                                ReconciliationCalls.WORKBENCH,
                                new AboutRun(bench.card().run().id())));
        assertThat(ended.breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(ended.findings().causeCode()).isEqualTo(CauseCode.TIMING);
        assertThat(ended.findings().endedBy()).isEqualTo(EndedBy.MATCH);
        assertThat(ended.findings().linkedMatch()).isNotNull();
    }

    @Test
    void theCauseOfWhatARunMatchedStaysWhatAPersonSaid() {
        explained(withOneMissing().breaks().getFirst(), CauseCode.TIMING);
        printed("2", "261118", "0,00", "C50,00", "50,00");

        Workbench after = reconciled(16, 18);

        ReconciliationBreak ended = booked(after);
        assertThat(ended.findings().causeCode()).isEqualTo(CauseCode.TIMING);
        assertThat(ended.findings().linkedMatch()).isEqualTo(after.matches().getFirst().id());
    }

    private static MatchByHand both(Workbench bench) {
        return new MatchByHand(
                bench.card().run().id(),
                List.of(bench.book().getFirst().rowId()),
                List.of(bench.statement().getFirst().rowId()),
                false,
                "The bank paid for both");
    }
}
