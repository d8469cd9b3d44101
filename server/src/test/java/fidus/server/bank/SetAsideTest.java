package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.ProfileCalls;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Objects;

/// A suspected row is free for no pass, however well a booking fits it, until two persons have
/// settled the suspicion.
class SetAsideTest extends OwnBank {
    private static final String FITTING = "Transfer from Example, Ada";

    @Test
    void noRunMatchesASuspectedRowUntilTheSuspicionIsSettled() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C9000,00", "K1", FITTING)
                        .closing("261116", "9000,00"));
        Workbench before = desk.reconcile(main);
        BreakCard fraud = explained(before.breaks().getFirst(), CauseCode.FRAUD_SUSPECTED);
        booked();

        Workbench bench = desk.reconcile(main);

        assertThat(bench.matches()).isEmpty();
        assertThat(bench.suggestions()).isEmpty();
        assertThat(bench.explanations())
                .filteredOn(one -> one.condition() == Condition.SUSPECTED)
                .singleElement()
                .matches(one -> one.sentence().contains("set aside"));
        assertThat(outcome(bench).proofs()).allMatch(proof -> proof.holds());
        assertThat(desk.ask(ProfileCalls.DRY_RUN, dryRun(bench)).after().matches()).isZero();
        assertThat(desk.reconcile(main).card().run().id()).isEqualTo(bench.card().run().id());

        settle(bench, fraud);
        assertThat(desk.reconcile(main).matches()).hasSize(1);
    }

    private static DryRun dryRun(Workbench bench) {
        ReconciliationRun run = bench.card().run();
        return new DryRun(MatchProfile.bank(), run.key().accountKey(), run.from(), run.to());
    }

    private static ReconciliationRun.Outcome outcome(Workbench bench) {
        return Objects.requireNonNull(bench.card().run().outcome());
    }

    private void settle(Workbench bench, BreakCard fraud) {
        BreakCard now =
                bench.breaks().stream()
                        .filter(card -> card.found().id().equals(fraud.found().id()))
                        .findFirst()
                        .orElseThrow();
        desk.approve(
                desk.ask(
                        ReconciliationCalls.RESOLVE,
                        new ResolveBreak(
                                now.found().id(),
                                "The client called and named the sum",
                                now.found().version())));
    }

    private void booked() {
        desk.approve(
                desk.ask(
                        DepositCalls.RECORD,
                        new RecordDeposit(
                                paid.ada().id(),
                                Money.of("9000.00", "EUR"),
                                LocalDate.parse("2026-11-16"),
                                DepositMethod.FIAT,
                                FITTING,
                                main.name(),
                                "")));
    }
}
