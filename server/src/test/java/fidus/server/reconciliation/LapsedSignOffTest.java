package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.mt5.AccountKey;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.EndedSignOff;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.SignOffRuns;
import fidus.reconciliation.desk.WithdrawSignOff;
import fidus.reconciliation.desk.Workbench;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// A sign-off that nobody decided in time is told in the list of runs, though nothing was done.
final class LapsedSignOffTest extends DeskDeeds {
    private static Workbench clean(long login) {
        AccountKey account = desk.account(login);
        var _ = desk.take(ReconciliationTest.first(login));
        return desk.reconcile(account);
    }

    private static @Nullable EndedSignOff ended(RunId run) {
        RunCard card =
                server
                        .call(
                                ReconciliationCalls.RUNS,
                                FindRuns.newest(),
                                server.token(Role.OPERATOR))
                        .runs()
                        .stream()
                        .filter(one -> one.run().id().equals(run))
                        .findFirst()
                        .orElseThrow();
        return card.ended();
    }

    @Test
    void itIsToldUntilOneIsAskedForAnew() {
        RunId one = id(clean(971));
        RunId two = id(clean(972));
        RunId three = id(clean(973));
        var _ = signOff(desk.workbench(one));
        var _ =
                server.call(
                        ReconciliationCalls.SIGN_OFF_RUNS,
                        new SignOffRuns(List.of(two, three), ""),
                        desk.operator());
        assertThat(ended(one)).isNull();
        server.clock().advance(Duration.ofHours(25));

        assertThat(List.of(one, two, three))
                .allSatisfy(
                        run ->
                                assertThat(ended(run))
                                        .isNotNull()
                                        .matches(it -> it.how() == EndedSignOff.How.LAPSED)
                                        .matches(it -> it.by() == null));

        var _ =
                server.call(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(one, ""),
                        server.token(Role.OPERATOR));
        assertThat(ended(one)).as("one waits").isNull();
        assertThat(ended(two)).isNotNull();

        signedAndWithdrawn(two);
        assertThat(ended(two)).as("it lapsed before it was signed").isNull();
        assertThat(ended(three)).isNotNull();
    }

    private static void signedAndWithdrawn(RunId run) {
        String maker = server.token(Role.OPERATOR);
        String checker = server.token(Role.APPROVER);
        var signOff = new SignOff(run, "");
        var _ = desk.approve(server.call(ReconciliationCalls.SIGN_OFF, signOff, maker), checker);
        var withdraw = new WithdrawSignOff(run, "The broker sent the wrong file");
        var _ =
                desk.approve(
                        server.call(ReconciliationCalls.WITHDRAW_SIGN_OFF, withdraw, maker),
                        checker);
    }
}
