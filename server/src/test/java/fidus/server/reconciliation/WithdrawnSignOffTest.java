package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.WithdrawSignOff;
import fidus.reconciliation.desk.WithdrawnSignOff;
import fidus.reconciliation.desk.Workbench;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Two persons withdraw what two persons signed.
class WithdrawnSignOffTest extends DeskDeeds {
    private static final String REASON = "The broker sent the wrong file";

    private static Prepared withdraw(Workbench bench, String reason, String token) {
        return server.call(
                ReconciliationCalls.WITHDRAW_SIGN_OFF,
                new WithdrawSignOff(id(bench), reason),
                token);
    }

    private static Prepared withdraw(Workbench bench) {
        return withdraw(bench, REASON, desk.operator());
    }

    private static Workbench signed(AccountKey account) {
        var _ = desk.take(ReconciliationTest.first(account.login()));
        Workbench bench = desk.reconcile(account);
        var _ = desk.approve(signOff(bench), desk.approver());
        return desk.workbench(id(bench));
    }

    private static RunDesk page(Workbench bench) {
        return server.call(WindowCalls.DESK, new AboutRun(id(bench)), desk.operator());
    }

    private static void written(Consumer<Unit> what) {
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    what.accept(unit);
                                    return true;
                                });
    }

    @Test
    void aSignedRunIsOpenAgainAndWhatWasSignedStaysReadable() {
        AccountKey account = desk.account(407);
        Workbench signed = signed(account);
        RecordedMatch one = signed.matches().getFirst();
        var undo = new UndoMatch(one.id(), WHY, one.version());
        refused(Problem.Code.WRONG_STATE, () -> undo(undo));

        Prepared prepared = withdraw(signed);

        assertThat(prepared.shown())
                .contains(
                        new Shown("Reason", REASON),
                        new Shown("Afterwards", "completed and not signed, as before the sign-off"))
                .anySatisfy(
                        line ->
                                assertThat(line.value())
                                        .startsWith("its " + signed.matches().size() + " matches"));
        assertThat(page(signed).card().waiting()).startsWith("Withdraw the sign-off of 407@");
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(prepared, desk.operator()));
        refused(Problem.Code.ALREADY_PENDING, () -> withdraw(signed));
        assertThat(page(signed).card().state()).isEqualTo(RunState.SIGNED_OFF);

        var _ = desk.approve(prepared, desk.approver());

        RunDesk open = page(signed);
        assertThat(open.card().state()).isEqualTo(RunState.COMPLETED);
        assertThat(open.card().signed()).isNull();
        assertThat(open.card().preparerName()).isNull();
        assertThat(open.card().outdated()).isNull();
        assertThat(open.card().evidenceHash()).isEqualTo(signed.card().evidenceHash());
        List<WithdrawnSignOff> withdrawn = Objects.requireNonNull(open.withdrawn());
        assertThat(withdrawn).hasSize(1);
        WithdrawnSignOff was = withdrawn.getFirst();
        assertThat(was.preparerName()).isEqualTo(signed.card().preparerName());
        assertThat(was.reviewerName()).isEqualTo(signed.card().reviewerName());
        assertThat(was.evidenceHash()).isEqualTo(signed.card().evidenceHash());
        assertThat(was.signed()).isEqualTo(signed.card().signed());
        assertThat(was.since()).isEmpty();
        assertThat(was.reason()).isEqualTo(REASON);
        assertThat(was.askedBy()).isEqualTo(desk.maker.person().name());
        assertThat(was.agreedBy()).isEqualTo(desk.checker.person().name());
        assertThat(undo(undo).matchState()).isEqualTo(RecordedMatch.State.UNDONE);
        assertThat(desk.audited("run/" + id(signed).value()))
                .contains(
                        "SIGN_OFF_RUN",
                        "PREPARE_WITHDRAW_SIGN_OFF",
                        "WITHDRAW_SIGN_OFF",
                        "APPROVED_WITHDRAW_SIGN_OFF");

        desk.explainAll(id(signed));
        var _ = desk.approve(signOff(desk.workbench(id(signed))), desk.approver());
        RunDesk again = page(signed);
        assertThat(again.card().state()).isEqualTo(RunState.SIGNED_OFF);
        assertThat(again.card().explained()).isPositive();
        assertThat(Objects.requireNonNull(again.withdrawn()).getFirst().signed())
                .isEqualTo(was.signed());
    }

    @Test
    void aReasonIsNeededAndOnlyWhatIsSignedIsWithdrawnByWhoPreparesSignOffs() {
        AccountKey account = desk.account(408);
        var _ = desk.take(ReconciliationTest.first(408));
        Workbench bench = desk.reconcile(account);
        refused(Problem.Code.WRONG_STATE, () -> withdraw(bench));
        var _ = desk.approve(signOff(bench), desk.approver());
        assertThatThrownBy(() -> withdraw(bench, "too short", desk.operator()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        why -> {
                            assertThat(why.problem().code()).isEqualTo(Problem.Code.BAD_VALUE);
                            assertThat(why.problem().fields())
                                    .extracting(Problem.Field::field)
                                    .containsExactly("reason");
                        });
        refused(Problem.Code.FORBIDDEN, () -> withdraw(bench, REASON, server.token(Role.AUDITOR)));
        refused(Problem.Code.FORBIDDEN, () -> withdraw(bench, REASON, desk.approver()));
    }

    @Test
    void aNewRunOfTheseDaysMeanwhileIsTold() {
        AccountKey account = desk.account(409);
        Workbench signed = signed(account);
        Prepared prepared = withdraw(signed);
        var _ = desk.take(ReconciliationTest.second(409, "2026.11.23 08:57"));
        Workbench newer = desk.reconcile(account);

        refused(Problem.Code.STALE_VERSION, () -> desk.approve(prepared, desk.approver()));

        assertThat(page(signed).card().state()).isEqualTo(RunState.SIGNED_OFF);
        Prepared again = withdraw(signed);
        assertThat(again.shown())
                .anySatisfy(line -> assertThat(line.value()).contains("a newer run of these days"));
        var _ = desk.approve(again, desk.approver());
        RunDesk page = page(signed);
        assertThat(page.card().state()).isEqualTo(RunState.COMPLETED);
        assertThat(page.card().outdated()).contains("newer run");
        RecordedMatch one = signed.matches().getFirst();
        assertThat(page(newer).card().outdated()).isNull();
        assertThat(undo(new UndoMatch(one.id(), WHY, one.version())).matchState())
                .isEqualTo(RecordedMatch.State.UNDONE);
    }

    @Test
    void twoWhoAgreeAtOnceWithdrawItOnce() throws Exception {
        AccountKey account = desk.account(410);
        Workbench signed = signed(account);
        Prepared prepared = withdraw(signed);
        String second = server.token(Role.APPROVER);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> deeds =
                    List.of(
                            () -> isDone(prepared, desk.approver()),
                            () -> isDone(prepared, second));
            List<Boolean> done =
                    both.invokeAll(deeds).stream().map(one -> one.resultNow()).toList();
            assertThat(done).containsExactlyInAnyOrder(true, false);
        }
        assertThat(Objects.requireNonNull(page(signed).withdrawn())).hasSize(1);
        assertThat(page(signed).card().state()).isEqualTo(RunState.COMPLETED);
    }

    private static boolean isDone(Prepared prepared, String token) {
        try {
            var _ = desk.approve(prepared, token);
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    @Test
    void aLockedMonthIsOpenedFirstAlsoWhenItIsLockedWhileTheRequestWaits() {
        AccountKey account = desk.account(411);
        Workbench signed = signed(account);
        Prepared prepared = withdraw(signed);
        var month = YearMonth.from(signed.card().run().to());
        var ledger = new Ledger(server.parts().audit());
        written(unit -> ledger.periods().beginClose(unit, month));
        written(unit -> ledger.periods().lock(unit, month));
        try {
            refused(Problem.Code.PERIOD_LOCKED, () -> desk.approve(prepared, desk.approver()));
            assertThatThrownBy(() -> withdraw(signed))
                    .hasMessageContaining(month + " is locked")
                    .hasMessageContaining("Open that month again first");
            assertThat(page(signed).card().state()).isEqualTo(RunState.SIGNED_OFF);
        } finally {
            written(unit -> ledger.periods().reopen(unit, month));
        }
        var _ = desk.approve(prepared, desk.approver());
        assertThat(page(signed).card().state()).isEqualTo(RunState.COMPLETED);
    }
}
