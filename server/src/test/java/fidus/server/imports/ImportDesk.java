package fidus.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.ImportRecord;
import fidus.imports.OfferFile;
import fidus.imports.Preview;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.money.Currency;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPage;
import fidus.mt5.AccountPurpose;
import fidus.mt5.BookedDeal;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.FindDeals;
import fidus.mt5.Mt5Calls;
import fidus.mt5.TradingAccount;
import fidus.mt5.pnl.TruePnl;
import fidus.server.deals.Desk;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Where reports are offered and taken in.
abstract class ImportDesk {
    static final AccountKey KEY = new AccountKey("MetaQuotes-Demo", 70358000);
    static final long DEPOSIT = 1719994675;
    final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    TradingAccount register() {
        return desk.account(KEY, AccountPurpose.TRADING, CapitalSource.CLIENT, Currency.EUR);
    }

    static byte[] earlier() {
        return Statement.afterDeals(1000, "2023.06.26 13:53", "9 989.47", "9 968.23");
    }

    Preview offer(byte[] file) {
        return desk.upload(ImportCalls.OFFER, new OfferFile("history.html", null), file);
    }

    ImportRecord imported(Preview preview) {
        Job job = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null));
        assertThat(ended(job).outcome()).contains("new deals");
        return records().getFirst();
    }

    void refused(Preview preview, Problem.Code code) {
        assertThatThrownBy(
                        () -> desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    Job ended(Job job) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            Job now = desk.ask(JobCalls.ONE, new AboutJob(job.id()));
            if (now.jobState().isOver()) {
                return now;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("The import did not end in 30 seconds");
    }

    List<ImportRecord> records() {
        desk.server().clock().advance(Duration.ofMillis(1));
        return desk.ask(ImportCalls.LIST, new Nothing()).imports();
    }

    List<BookedDeal> books() {
        return deals(null);
    }

    List<BookedDeal> review() {
        return deals(CashCategory.NEEDS_REVIEW);
    }

    List<BookedDeal> deals(@Nullable CashCategory category) {
        return desk.ask(Mt5Calls.DEALS, new FindDeals(null, null, category, false, null, 200))
                .rows();
    }

    AccountPage page() {
        return desk.ask(Mt5Calls.ACCOUNT, new AboutAccount(KEY.server(), KEY.login()));
    }

    TruePnl pnl() {
        return Objects.requireNonNull(page().card().pnl().pnl());
    }
}
