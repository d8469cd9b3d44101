package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.jobs.Job;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.desk.WriteOffBreak;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.ProfileCalls;

import org.junit.jupiter.api.Test;

/// What stands in front of the second person is words, not what programs call it.
final class RequestWordsTest extends OwnBank {
    private Workbench bench() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261116", "100,00")
                        .row("261116", "D2,50", "K1", "FEE OF THE MONTH")
                        .closing("261116", "97,50"));
        return desk.reconcile(main);
    }

    @Test
    void aSignOffNamesTheAccountAndTheStatesOfBreaksInWords() {
        Workbench bench = bench();
        bench.breaks().forEach(card -> explained(card, CauseCode.BANK_CHARGE));

        Prepared asked =
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(bench.card().run().id(), "Reviewed with the statement"));

        assertThat(asked.title()).startsWith("Sign off Main account 2026-");
        assertThat(asked.shown())
                .contains(
                        new Shown("Account", "Main account"),
                        new Shown("Breaks open", "0"),
                        new Shown("Breaks written off", "0"))
                .noneMatch(line -> line.value().contains("bank/"))
                .noneMatch(line -> line.label().contains("EXPLAINED"));
    }

    @Test
    void aWriteOffNamesTheAccountInWords() {
        BreakCard card = explained(bench().breaks().getFirst(), CauseCode.BANK_CHARGE);

        Prepared asked =
                desk.ask(
                        ReconciliationCalls.WRITE_OFF,
                        new WriteOffBreak(
                                card.found().id(), "The bank's fee", card.found().version()));

        assertThat(asked.title()).endsWith(" of Main account");
        assertThat(asked.shown()).contains(new Shown("Account", "Main account"));
    }

    @Test
    void aTrialOfRulesNamesTheAccountInWords() {
        ReconciliationRun run = bench().card().run();

        Job tried =
                desk.ask(
                        ProfileCalls.DRY_RUN_JOB,
                        new DryRun(
                                MatchProfile.bank(), run.key().accountKey(), run.from(), run.to()));
        desk.ended(tried);

        assertThat(tried.title())
                .endsWith(" on Main account, %s to %s".formatted(run.from(), run.to()));
    }
}
