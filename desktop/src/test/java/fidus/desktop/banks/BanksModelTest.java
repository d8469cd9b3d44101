package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.desktop.imports.ImportsModel;
import fidus.desktop.reconciliation.ReconciliationView;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.FileQueue;
import fidus.desktop.shell.Navigation;
import fidus.desktop.shell.Screen;
import fidus.imports.ImportCalls;
import fidus.imports.ImportList;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.RunStarted;

import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// Accounts at banks: what is proposed for their rows, and what is compared.
final class BanksModelTest extends BankScreen {
    private static final RunId RUN = new RunId(new UUID(0, 77));

    @Test
    void theFirstAccountIsInHandWithItsStatementsAndProposals() {
        model.visit("");

        assertThat(Objects.requireNonNull(model.chosenProperty().get()).account())
                .isEqualTo(Banks.ACCOUNT);
        assertThat(Objects.requireNonNull(model.statements().value()).statements()).hasSize(1);
        assertThat(Objects.requireNonNull(model.proposals().value()).deposits()).hasSize(1);
    }

    @Test
    void whatIsNoReportOfABrokerGoesToTheBankStatements() {
        fake.answer(ImportCalls.LIST, _ -> new ImportList(List.of()));
        fake.answer(
                ImportCalls.OFFER,
                _ -> {
                    throw Refused.because(Problem.Code.UNKNOWN_FORMAT, "No report.");
                });
        var opened = new ArrayList<String>();
        shell.navigation().offer(List.of(screen(BanksModel.SCREEN)));
        shell.navigation()
                .placeProperty()
                .addListener((_, _, now) -> opened.add(Objects.requireNonNull(now).subject()));
        var imports = new ImportsModel(shell);

        imports.offer(List.of(statement));

        assertThat(imports.stageProperty().get()).isEqualTo(ImportsModel.Stage.CHOOSE);
        assertThat(opened).contains(FileQueue.subjectOf(List.of(statement)));
    }

    private static Screen screen(String id) {
        return new Screen(
                id,
                "screen.banks",
                MaterialDesignB.BANK,
                BankCalls.ACCOUNTS.permission(),
                () -> {
                    throw new AssertionError("no window here");
                });
    }

    @Test
    void aRunThatIsKnownIsOpenedAtOnce() {
        model.visit("");
        var run = new RunId(UUID.randomUUID());
        fake.answer(ReconciliationCalls.START_BANK, _ -> new RunStarted(run, null));

        model.reconcile();

        assertThat(fake.count(ReconciliationCalls.START_BANK)).isEqualTo(1);
        assertThat(model.comparing().jobProperty().get()).isNull();
    }

    @Test
    void aRunThatIsOverOpensForWhoeverWaitsForIt() {
        screens();
        shell.navigation().open(BanksModel.SCREEN);
        model.visit("");
        doneAfter(() -> {});

        model.reconcile();

        assertThat(place().subject()).isEqualTo("run/" + RUN.value());
    }

    @Test
    void aRunThatIsOverTakesNobodyAwayFromSomethingElse() {
        screens();
        shell.navigation().open(BanksModel.SCREEN);
        model.visit("");
        doneAfter(() -> model.file().offer(List.of(statement)));
        model.reconcile();
        assertThat(place().screen().id()).as("a file is in hand").isEqualTo(BanksModel.SCREEN);

        model.file().discard();
        doneAfter(() -> shell.navigation().open("elsewhere"));
        model.reconcile();

        assertThat(place().screen().id()).isEqualTo("elsewhere");
        assertThat(Objects.requireNonNull(shell.notices().latestProperty().get()).message())
                .isEqualTo(
                        "Reconcile bank/Hub 2026-11-02 to 2026-11-20: done. It is listed under"
                                + " Reconciliation.");
    }

    /// The run is over at once, but not before something happened here.
    private void doneAfter(Runnable meanwhile) {
        fake.answer(
                ReconciliationCalls.START_BANK,
                _ -> {
                    meanwhile.run();
                    return new RunStarted(RUN, over());
                });
    }

    private static Job over() {
        return new Job(
                new JobId(new UUID(0, 9)),
                "RECONCILE",
                "Reconcile bank/Hub 2026-11-02 to 2026-11-20",
                "run/" + RUN.value(),
                "{}",
                JobState.DONE,
                5,
                5,
                false,
                "25 matched",
                FakeServer.me().id(),
                Accounts.NOW,
                Accounts.NOW,
                1);
    }

    private Navigation.Place place() {
        return Objects.requireNonNull(shell.navigation().placeProperty().get());
    }

    private void screens() {
        shell.navigation()
                .offer(
                        Stream.of(BanksModel.SCREEN, ReconciliationView.SCREEN, "elsewhere")
                                .map(BanksModelTest::screen)
                                .toList());
    }

    @Test
    void whatIsTypedStandsWhileTheAccountIsReadAgain() {
        var first = LocalDate.of(2026, 11, 16);
        fake.answer(
                ReconciliationCalls.BANK_PERIOD,
                _ -> new RunPeriod(first, first.plusDays(4), "From the first statement."));
        model.visit("");
        model.setting().printedAs.set("Conto 12");
        model.comparing().from.set(first.minusDays(14));
        fake.answer(
                ReconciliationCalls.BANK_PERIOD,
                _ -> new RunPeriod(first, first.plusDays(5), "From the first statement."));

        model.read();

        assertThat(model.setting().printedAs.get()).isEqualTo("Conto 12");
        assertThat(model.comparing().from.get()).isEqualTo(first.minusDays(14));
        assertThat(model.comparing().to.get()).isEqualTo(first.plusDays(5));
        model.comparing().from.set(first);
        model.comparing().to.set(first.plusDays(3));
        fake.answer(
                ReconciliationCalls.BANK_PERIOD,
                _ -> new RunPeriod(first.plusDays(6), first.plusDays(9), "After the last."));
        model.read();
        assertThat(model.comparing().from.get())
                .as("what was proposed is signed meanwhile")
                .isEqualTo(first.plusDays(6));
        assertThat(model.comparing().to.get()).isEqualTo(first.plusDays(9));
        fake.answer(BankCalls.ACCOUNTS, _ -> saved("Compte 9"));
        model.read();
        assertThat(model.setting().printedAs.get())
                .as("somebody saved something else")
                .isEqualTo("Compte 9");
    }

    private static BankAccounts saved(String printedAs) {
        ObjectNode told = Wire.STRICT.valueToTree(Banks.accounts());
        ((ObjectNode) told.at("/accounts/0/setting")).put("printedAs", printedAs).put("version", 2);
        try {
            return Wire.STRICT.treeToValue(told, BankAccounts.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theProposedDaysAreShownAndOthersCanBeCompared() {
        var first = LocalDate.of(2026, 11, 16);
        fake.answer(
                ReconciliationCalls.BANK_PERIOD,
                _ -> new RunPeriod(first, first.plusDays(4), "From the first statement."));
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                ReconciliationCalls.START_BANK,
                question -> {
                    asked.add(question);
                    return new RunStarted(new RunId(UUID.randomUUID()), null);
                });
        model.visit("");
        assertThat(model.comparing().from.get()).isEqualTo(first);

        model.comparing().from.set(LocalDate.of(2026, 11, 2));
        model.reconcile();

        assertThat(asked.getFirst().get("from").asText()).isEqualTo("2026-11-02");
        assertThat(asked.getFirst().get("to").asText()).isEqualTo("2026-11-20");
    }
}
