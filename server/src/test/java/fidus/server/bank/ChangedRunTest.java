package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.SetStatementAside;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What came to books and statements of a run's days since it compared them is told at once.
final class ChangedRunTest extends OwnBank {
    private Workbench run;

    private void compared() {
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C40,00", "40,00");
        quiet("2", "261117", "40,00");
        run = reconciled(16, 17);
    }

    private RunDesk desk() {
        return desk.ask(WindowCalls.DESK, new AboutRun(run.card().run().id()));
    }

    private RunCard listed() {
        return desk.ask(ReconciliationCalls.RUNS, FindRuns.newest()).runs().stream()
                .filter(card -> card.run().id().equals(run.card().run().id()))
                .findFirst()
                .orElseThrow();
    }

    private void sign() {
        desk.approve(
                desk.ask(ReconciliationCalls.SIGN_OFF, new SignOff(run.card().run().id(), "")));
    }

    /// The list, the desk and the refusal of a signature.
    private void saysAndRefuses(String what) {
        assertThat(listed().since().changed()).singleElement().asString().contains(what);
        assertThat(listed().changed()).isTrue();
        RunDesk now = desk();
        assertThat(now.card().since()).isEqualTo(listed().since());
        assertThat(now.against()).hasSize(1);
        assertThat(problem(this::sign).message())
                .isEqualTo(now.against().getFirst())
                .contains("Run it again");
    }

    private void quiet() {
        assertThat(listed().since()).isNull();
        assertThat(desk().card().since()).isNull();
        assertThat(desk().against()).isNull();
    }

    @Test
    void whatIsBookedOnItsDaysIsTold() {
        compared();
        quiet();

        paid.deposit("12.50", "2026-11-17", "WIRE-12");

        saysAndRefuses("1 entry was booked on or before its last day: entry ");
        assertThat(listed().since().changed().getFirst()).contains("of 2026-11-17, 12.50 EUR");
        run = reconciled(16, 17);
        quiet();
    }

    @Test
    void whatIsBookedOnALaterDayIsNoMatterOfIt() {
        compared();

        paid.deposit("12.50", "2026-11-18", "WIRE-12");

        quiet();
        sign();
    }

    @Test
    void rowsOfItsDaysThatComeLaterAreTold() {
        compared();
        quiet("3", "261118", "40,00");
        quiet();

        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "4/1", "261117", "40,00")
                        .row("261117", "C3,00", "K9", "Interest")
                        .closing("261117", "43,00"));

        assertThat(listed().since().changed())
                .singleElement()
                .asString()
                .startsWith("1 row of its days came with statement ");
        assertThat(problem(this::sign).message()).isIn(desk().against());
    }

    /// Its rows are of the day before, and its balance is not the one that the run begins at.
    @Test
    void whatAStatementOfEarlierDaysChangesIsToldBeforeASignatureIsAskedFor() {
        compared();

        printed("0", "261115", "0,00", "C3,00", "3,00");

        RunDesk now = desk();
        assertThat(problem(this::sign).message()).isIn(now.against());
        assertThat(now.card().since().changed()).isEqualTo(now.against());
    }

    /// They are of its account, and of nothing that it compares.
    @Test
    void aStatementOfEarlierDaysThatChangesNothingOfItIsNotTold() {
        compared();

        quiet("0", "261115", "0,00");

        quiet();
        sign();
    }

    @Test
    void aWriteOffOfItsBreakIsTold() {
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C39,00", "39,00");
        quiet("2", "261123", "39,00");
        run = reconciled(16, 23);
        desk.approve(writeOff(explained(run.breaks().getFirst(), CauseCode.BANK_CHARGE)));

        saysAndRefuses("-1.00 EUR");
    }

    @Test
    void aSignedRunIsToldNothingOf() {
        compared();
        sign();

        paid.deposit("12.50", "2026-11-17", "WIRE-12");

        quiet();
    }

    /// A booking of a row that was taken back again is in no comparison: what it compared is still
    /// so, and the same run answers for its days.
    @Test
    void comparedAgainWithTheSameRowsItIsToldNothingOf() {
        compared();
        bookedAndTakenBack("STMT-2-1");
        assertThat(listed().since().changed()).hasSize(1);
        assertThat(desk().against()).isNull();

        Workbench again = reconciled(16, 17);

        assertThat(again.card().run().id()).isEqualTo(run.card().run().id());
        quiet();
        sign();
    }

    /// The last was set aside and taken in again before the same rows were compared once more.
    @Test
    void onlyWhatWasSetAsideSinceItWasFoundAgainIsNamed() {
        compared();
        quiet("3", "261117", "40,00");
        run = reconciled(16, 17);
        desk.nextDay();
        setAside(3);
        quiet("3", "261117", "40,00");
        assertThat(reconciled(16, 17).card().run().id()).isEqualTo(run.card().run().id());
        quiet();

        desk.nextDay();
        setAside(2);

        assertThat(listed().since().changed())
                .containsExactly("Set aside since: statement 2 (statement.sta).");
    }

    /// All of it within one instant of the clock.
    @Test
    void whatWasSetAsideInTheInstantOfTheRunIsToldWhenItCameAfterIt() {
        compared();
        quiet("3", "261117", "40,00");
        run = reconciled(16, 17);
        setAside(3);
        assertThat(listed().since().changed())
                .containsExactly("Set aside since: statement 3 (statement.sta).");
        assertThat(reconciled(16, 17).card().run().id()).isNotEqualTo(run.card().run().id());

        quiet("3", "261117", "40,00");
        run = reconciled(16, 17);
        quiet();
        setAside(2);

        assertThat(listed().since().changed())
                .containsExactly("Set aside since: statement 2 (statement.sta).");
    }

    private void setAside(int number) {
        var found =
                desk
                        .ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null))
                        .statements()
                        .stream()
                        .filter(card -> card.statement().number() == number)
                        .findFirst()
                        .orElseThrow();
        desk.approve(
                desk.ask(
                        BankCalls.SET_ASIDE,
                        new SetStatementAside(found.statement().id(), "Taken in by mistake")));
    }

    /// Named are the first of them, in the order in which they were booked.
    @Test
    void ofVeryManyEntriesItIsToldThatThereAreMore() {
        compared();
        long last = booked(1, 17);
        booked(60, 16);
        booked(41, 17);

        assertThat(listed().since().changed())
                .containsExactly(
                        "More than 100 entries were booked on or before its last day: entry %d of 2026-11-17, 7.00 EUR; entry %d of 2026-11-16, 7.00 EUR; entry %d of 2026-11-16, 7.00 EUR; and others."
                                .formatted(last, last + 1, last + 2));
    }

    /// @return the number of the last of them
    private long booked(int many, int day) {
        var ledger = new Ledger(desk.server.parts().audit());
        return desk.server
                .parts()
                .mongo()
                .write(
                        unit -> {
                            long last = 0;
                            for (int i = 0; i < many; i++) {
                                last =
                                        ledger.post(unit, Actor.SYSTEM, null, entry(day, i))
                                                .number();
                            }
                            return last;
                        });
    }

    private NewEntry entry(int day, int at) {
        Map<String, String> bank = Map.of("bankAccount", main.name());
        Money sum = Money.of("7.00", "EUR");
        String transfer = "T" + day + "-" + at;
        List<Posting> postings =
                List.of(
                        Postings.debit("1010", sum, bank),
                        Postings.credit("1140", sum, Map.of("transfer", transfer, "fund", "PRO")));
        return new NewEntry(
                "E4", "deal/" + transfer, "seen", LocalDate.of(2026, 11, day), postings, "Seen");
    }

    private void bookedAndTakenBack(String row) {
        var ledger = new Ledger(desk.server.parts().audit());
        Map<String, String> bank = Map.of("bankAccount", main.name(), "statementRow", row);
        Money sum = Money.of("7.00", "EUR");
        List<Posting> postings =
                List.of(
                        Postings.debit("1010", sum, bank),
                        Postings.credit("1140", sum, Map.of("transfer", "T1", "fund", "PRO")));
        var entry =
                new NewEntry("E4", "deal/T1", "seen", LocalDate.of(2026, 11, 17), postings, "Seen");
        desk.server
                .parts()
                .mongo()
                .write(
                        unit -> {
                            JournalEntry wrong = ledger.post(unit, Actor.SYSTEM, null, entry);
                            return ledger.reverse(
                                    unit, Actor.SYSTEM, null, wrong.id(), "Another row");
                        });
    }
}
