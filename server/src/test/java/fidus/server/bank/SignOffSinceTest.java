package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.AboutPrepared;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Decide.Decision;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.auth.Person;
import fidus.auth.Role;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunRequest;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.SignOffRuns;
import fidus.reconciliation.desk.VainSignOff;
import fidus.reconciliation.desk.WithdrawSignOff;
import fidus.reconciliation.desk.Workbench;
import fidus.server.reconciliation.ManyRows;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// Whoever opens a sign-off that waits is told at once what its refusal would say.
final class SignOffSinceTest extends OwnBank {
    private static final String AGAINST = "Stands against signing";

    private Workbench run;

    private void compared() {
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C40,00", "40,00");
        quiet("2", "261117", "40,00");
        run = reconciled(16, 17);
    }

    private Prepared asked() {
        return desk.ask(
                ReconciliationCalls.SIGN_OFF,
                new SignOff(run.card().run().id(), "All of it is there"));
    }

    private Prepared askedTogether() {
        return desk.ask(
                ReconciliationCalls.SIGN_OFF_RUNS,
                new SignOffRuns(List.of(run.card().run().id()), "All of it is there"));
    }

    private SinceAsked since(Prepared asked) {
        return desk.server.call(
                ApprovalCalls.SINCE, new AboutPrepared(asked.id()), desk.approver());
    }

    private RunCard listed() {
        return desk.ask(ReconciliationCalls.RUNS, FindRuns.newest()).runs().getFirst();
    }

    private RunRequest request(boolean signOff) {
        Person maker = desk.server.person(Role.OPERATOR);
        return new RunRequest(signOff, maker.id(), maker.name(), desk.server.clock().instant());
    }

    @Test
    void theListTellsWhoAskedAndWhen() {
        compared();
        assertThat(listed().request()).isNull();
        Prepared together = askedTogether();
        assertThat(listed().request()).isEqualTo(request(true));
        desk.server.call(
                ApprovalCalls.DECIDE,
                new Decide(together.id(), Decision.WITHDRAW, together.digest(), ""),
                desk.operator());
        assertThat(listed().request()).isNull();

        desk.server.clock().advance(Duration.ofMinutes(3));
        Prepared asked = asked();

        assertThat(listed().request()).isEqualTo(request(true));
        desk.approve(asked);
        var _ =
                desk.ask(
                        ReconciliationCalls.WITHDRAW_SIGN_OFF,
                        new WithdrawSignOff(run.card().run().id(), "A row was left out"));
        assertThat(listed().request()).isEqualTo(request(false));
    }

    private String refusal(Prepared asked) {
        return problem(() -> desk.approve(asked)).message();
    }

    @Test
    void whatWasBookedOnItsDaysIsToldBeforeAnybodyPressesApprove() {
        compared();
        Prepared asked = asked();
        assertThat(since(asked).changes()).isEmpty();

        paid.deposit("12.50", "2026-11-17", "WIRE-12");

        List<Change> changes = since(asked).changes();
        assertThat(changes).hasSize(3).allMatch(one -> one.label().equals(AGAINST));
        assertThat(changes).allMatch(one -> one.asked().isEmpty());
        assertThat(changes.getFirst().now()).isEqualTo(VainSignOff.words(listed()));
        assertThat(changes.get(1).now()).contains("Run it again").isEqualTo(refusal(asked));
        assertThat(changes.getLast().now())
                .startsWith("1 entry was booked on or before its last day: entry ")
                .contains("of 2026-11-17, 12.50 EUR");
    }

    @Test
    void whatIsNoMatterOfItsDaysIsNotTold() {
        compared();
        Prepared asked = asked();

        paid.deposit("12.50", "2026-11-18", "WIRE-12");
        quiet("3", "261118", "40,00");

        assertThat(since(asked).changes()).isEmpty();
        assertThat(desk.approve(asked).preparedState()).isEqualTo(PreparedState.APPROVED);
    }

    @Test
    void whoRejectsItThenHasKeptWhatTheyWereTold() {
        compared();
        Prepared asked = asked();
        paid.deposit("12.50", "2026-11-17", "WIRE-12");
        SinceAsked since = since(asked);

        Prepared over =
                desk.server.call(
                        ApprovalCalls.DECIDE,
                        new Decide(
                                asked.id(),
                                Decision.REJECT,
                                asked.digest(),
                                "Run it again, please",
                                since.told()),
                        desk.approver());

        assertThat(over.told())
                .singleElement()
                .matches(told -> told.changes().equals(since.changes()))
                .matches(told -> told.lookedAt().equals(since.at()));
    }

    @Test
    void severalSignedTogetherTellItOfTheRunThatItIsAbout() {
        compared();
        Prepared asked = askedTogether();
        assertThat(since(asked).changes()).isEmpty();

        paid.deposit("12.50", "2026-11-17", "WIRE-12");

        List<Change> changes = since(asked).changes();
        assertThat(changes)
                .extracting(Change::label)
                .containsOnly("Main account 2026-11-16 to 2026-11-17, against signing");
        assertThat(changes).extracting(Change::now).contains(refusal(asked));
    }

    /// Whatever is known without reading rows takes nothing from the rows of the others.
    @Test
    void anAccountWithoutNewsIsNotReadAndTakesNothingFromTheOthers() {
        compared();
        HouseAccount other = desk.account("Second account", BankDesk.OTHER_IBAN);
        desk.takeOne(
                Mt940Text.of(BankDesk.OTHER_IBAN, "1/1", "261116", "0,00")
                        .closing("261116", "0,00"));
        List<RunId> runs = List.of(desk.reconcile(other).card().run().id(), run.card().run().id());
        runs.forEach(one -> ManyRows.counted(desk.server, one, 15_000));
        Prepared asked =
                desk.ask(ReconciliationCalls.SIGN_OFF_RUNS, new SignOffRuns(runs, "All of it"));

        paid.deposit("12.50", "2026-11-17", "WIRE-12");

        assertThat(since(asked).changes())
                .extracting(Change::now)
                .contains(refusal(asked))
                .noneMatch(one -> one.contains("not compared again"));
    }

    @Test
    void aRunComparedAgainVoidsTheSignOffOfSeveral() {
        compared();
        Prepared asked = askedTogether();
        paid.deposit("12.50", "2026-11-17", "WIRE-12");
        var _ = reconciled(16, 17);

        Prepared over =
                desk.ask(ApprovalCalls.FIND, new FindPrepared(asked.subject(), false))
                        .prepared()
                        .getFirst();
        assertThat(over.preparedState()).isEqualTo(PreparedState.VOIDED);
        assertThat(over.reason())
                .isEqualTo("Main account was compared again, 2026-11-16 to 2026-11-17.");
        assertThat(refusal(asked)).isNotBlank();
    }
}
