package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.dashboard.BreakTally;
import fidus.desktop.accounts.AccountsModel;
import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.dashboard.DashboardModel;
import fidus.desktop.dashboard.Verdict;
import fidus.desktop.imports.ImportsModel;
import fidus.desktop.imports.ImportsModel.Stage;
import fidus.desktop.ledger.LedgerModel;
import fidus.desktop.review.HeldModel;
import fidus.desktop.review.ReviewModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Books;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Days;
import fidus.desktop.samples.Deals;
import fidus.desktop.samples.Previews;
import fidus.imports.ImportCalls;
import fidus.imports.ImportList;
import fidus.investments.InvestmentCalls;
import fidus.investments.book.BookCalls;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;
import fidus.mt5.DealPage;
import fidus.mt5.HeldReadings;
import fidus.mt5.Mt5Calls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// What the models of the screens do with what a server answers.
final class ModelsTest extends Models {
    @TempDir private Path folder;

    @Test
    void aCalmDayCanBeTrustedAndAMissingPartCannot() {
        assertThat(Verdict.of(Days.calm())).isEqualTo(new Verdict(Verdict.Answer.YES, List.of()));
        Verdict busy = Verdict.of(Days.busy());
        assertThat(busy.answer()).isEqualTo(Verdict.Answer.NO);
        assertThat(busy.reasons())
                .containsExactly(
                        "2 totals with missing parts",
                        "1 open break that stops sign-off",
                        "1 account with a stale reading",
                        "1 bank account whose statement is missing",
                        "2 accounts never compared with their statements",
                        "6 movements to review",
                        "1 held reading",
                        "7 minor open breaks");
    }

    @Test
    void breaksAreCountedBySeverityAndAge() {
        var rows =
                DashboardModel.breakRows(
                        List.of(
                                new BreakTally("WARNING", "DAYS_0_1", 4),
                                new BreakTally("WARNING", "DAYS_8_30", 2)));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(2).byAge()).containsExactly(4, 0, 2, 0, 0);
        assertThat(rows.get(2).total()).isEqualTo(6);
    }

    @Test
    void aSubjectNamesOneAccountEvenWithASlashInTheServer() {
        var model = new AccountsModel(shell);
        fake.answer(Mt5Calls.ACCOUNT, _ -> Accounts.page());
        model.visit("account/Broker/Live/5001234");
        var open = Objects.requireNonNull(model.openProperty().get());
        assertThat(open.server()).isEqualTo("Broker/Live");
        assertThat(open.login()).isEqualTo(5_001_234);
    }

    @Test
    void onlyCategoriesThatFitTheSignAreOffered() {
        assertThat(ReviewModel.choices(Deals.unknown(1, "-12.50", "")))
                .contains(CashCategory.FEE, CashCategory.PROFIT_WITHDRAWAL)
                .doesNotContain(CashCategory.EXTERNAL_DEPOSIT, CashCategory.NEEDS_REVIEW);
        assertThat(ReviewModel.choices(Deals.unknown(1, "12.50", "")))
                .contains(CashCategory.EXTERNAL_DEPOSIT)
                .doesNotContain(CashCategory.PROFIT_WITHDRAWAL, CashCategory.MANAGER_FEE_PAYMENT);
    }

    @Test
    void aDecidedMovementMakesRoomForTheNext() {
        var queue =
                new ArrayList<>(
                        List.of(
                                Deals.unknown(1, "-12.50", ""),
                                Deals.unknown(2, "-13.50", ""),
                                Deals.unknown(3, "-14.50", "")));
        fake.answer(Mt5Calls.DEALS, _ -> new DealPage(List.copyOf(queue), null));
        fake.answer(Mt5Calls.DECIDE_DEAL, _ -> new DealDecided(queue.remove(1), null));
        var model = new ReviewModel(shell);
        model.read();
        model.next();
        model.categoryProperty().set(CashCategory.FEE);
        model.reasonProperty().set("too short");
        model.send();
        assertThat(fake.count(Mt5Calls.DECIDE_DEAL)).isZero();
        model.reasonProperty().set("A fee the broker named by phone");
        model.send();
        assertThat(model.queue().rows()).hasSize(2);
        assertThat(Objects.requireNonNull(model.chosenProperty().get()).deal().ticket())
                .isEqualTo(3);
    }

    @Test
    void aHeldReadingNeedsAReasonEitherWay() {
        fake.answer(Mt5Calls.HELD_READINGS, _ -> Deals.held());
        var model = new HeldModel(shell);
        model.read();
        HeldReadings held = Objects.requireNonNull(model.readings().value());
        model.chosenProperty().set(held.readings().getFirst());
        model.send(true);
        assertThat(model.decide().problemProperty().get()).isNotNull();
        assertThat(model.waiting()).isEqualTo(1);
        assertThat(model.canDecide()).isTrue();
    }

    @Test
    void aContractsPageIsAboutItselfAndTheAccountsItIsOnNow() {
        fake.answer(BookCalls.PAGE, _ -> Contracts.waiting());
        fake.answer(InvestmentCalls.LIST, _ -> Contracts.list());
        var id = Contracts.list().rows().getFirst().id();
        var model = new ContractsModel(shell);
        model.visit(ContractsModel.subjectOf(id));
        assertThat(model.openProperty().get()).isEqualTo(id);
        var shown = Objects.requireNonNull(model.contract().page().value());
        assertThat(shown.investment().number()).isEqualTo(1_001);
        assertThat(fake.seen()).noneMatch(seen -> seen.path().endsWith("/audit"));
        model.visit("contract/not-an-id");
        assertThat(model.openProperty().get()).isNull();
    }

    @Test
    void nothingIsBookedBeforeThePersonConfirms() throws IOException {
        fake.answer(ImportCalls.LIST, _ -> new ImportList(List.of()));
        fake.answer(ImportCalls.OFFER, _ -> Previews.whole());
        fake.answer(ImportCalls.CONFIRM, _ -> job(JobState.RUNNING));
        fake.answer(JobCalls.ONE, _ -> job(JobState.DONE));
        Path one = Files.writeString(folder.resolve("one.html"), "x");
        Path two = Files.writeString(folder.resolve("two.html"), "y");
        var model = new ImportsModel(shell);
        model.visit(ImportsModel.subjectOf(List.of(one, two)));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.PREVIEW);
        assertThat(model.waitingFiles()).isEqualTo(1);
        assertThat(fake.seen()).noneMatch(seen -> seen.path().endsWith("/confirmation"));
        model.confirmImport();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.RUNNING);
        model.job().look();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.OVER);
        model.discard();
        assertThat(model.fileProperty().get()).isEqualTo(two);
    }

    @Test
    void aFileThatCannotBeTakenCannotBeConfirmed() throws IOException {
        fake.answer(ImportCalls.LIST, _ -> new ImportList(List.of()));
        fake.answer(ImportCalls.OFFER, _ -> Previews.unreadable());
        var model = new ImportsModel(shell);
        model.offer(List.of(Files.writeString(folder.resolve("one.html"), "x")));
        assertThat(model.canConfirm()).isFalse();
        model.confirmImport();
        assertThat(fake.seen()).noneMatch(seen -> seen.path().endsWith("/confirmation"));
    }

    @Test
    void debitAndCreditAreComparedPerCurrency() {
        var totals = LedgerModel.totals(Books.balance().lines());
        assertThat(totals).hasSize(1);
        assertThat(totals.getFirst().balances()).isTrue();
        assertThat(
                        LedgerModel.totals(List.of(Books.line("1010", "Bank", "10.00", "9.99")))
                                .getFirst()
                                .balances())
                .isFalse();
    }

    private static Job job(JobState state) {
        return new Job(
                new JobId(new UUID(0, 4)),
                "IMPORT_REPORT",
                "Import of one.html",
                "import/x",
                "{}",
                state,
                10,
                10,
                false,
                state.isOver() ? "10 new deals" : null,
                new PersonId(new UUID(0, 1)),
                Accounts.NOW,
                state.isOver() ? Accounts.NOW : null,
                1);
    }
}
