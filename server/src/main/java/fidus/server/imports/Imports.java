package fidus.server.imports;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.ImportId;
import fidus.imports.ImportList;
import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.jobs.Job;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;
import fidus.server.audit.Audit;
import fidus.server.deals.Deals;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.reports.Limits;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Taking broker files into the book: offer, look, confirm, watch.
public final class Imports {
    private final ImportStore store = new ImportStore();
    private final Accounts accounts;
    private final Jobs jobs;
    private final Audit audit;
    private final Earlier earlier;
    private final Offers offers;
    private final KeptStatements kept;

    /// What the work of an import is done with.
    ///
    /// @param limits what one file may cost to read
    /// @param imported told after a file of an account was taken in
    public record Work(Jobs jobs, Limits limits, Consumer<Imported> imported) {}

    /// @param mongo for the units of work of the offer and of the job
    public Imports(Mongo mongo, Accounts accounts, Deals deals, Work with, Audit audit) {
        this.accounts = accounts;
        this.jobs = with.jobs();
        this.audit = audit;
        this.earlier = new Earlier(store, jobs, audit);
        var files = new BoundedReader(jobs, with.limits());
        this.kept = new KeptStatements(files);
        this.offers = new Offers(mongo, files, accounts, deals, earlier);
        var work = new ImportWork(mongo, files, accounts, deals, audit);
        jobs.work(
                ImportWork.NAME,
                ImportWork.Asked.class,
                new ToldImports(mongo, work, kept, with.imported()));
    }

    public static void shape(Migrations migrations) {
        ImportStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answerItself(ImportCalls.OFFER, offers::offer);
        routes.answerThen(ImportCalls.CONFIRM, this::confirm, jobs::begin);
        routes.answer(ImportCalls.LIST, this::list);
    }

    /// What the broker said, read again from the bytes that were kept.
    public KeptStatements kept() {
        return kept;
    }

    /// The newest imports, newest first.
    public List<ImportRecord> recent(Unit unit, int most) {
        return store.recent(unit, most);
    }

    private ImportList list(Asked asked, Nothing nothing) {
        return new ImportList(store.recent(asked.unit()));
    }

    private Job confirm(Asked asked, ConfirmImport confirm) {
        Unit unit = asked.unit();
        KeptPreview preview = store.get(unit, confirm.id());
        AccountKey key = account(preview, confirm.account());
        checkCurrency(preview, accounts.get(unit, key));
        earlier.checkFree(unit, asked.actor(), preview.sha256(), key);
        var id = new ImportId(UUID.randomUUID());
        Job job =
                jobs.prepare(
                        unit,
                        asked.actor(),
                        new Jobs.Request(
                                ImportWork.NAME,
                                "Import " + preview.fileName() + " into " + key,
                                "import/" + id.value(),
                                new ImportWork.Asked(id, preview.id())));
        var record =
                new ImportRecord(
                        id,
                        preview.fileName(),
                        preview.sha256(),
                        key,
                        ImportState.RUNNING,
                        preview.deals(),
                        0,
                        0,
                        0,
                        0,
                        null,
                        "NONE",
                        asked.actor().name(),
                        unit.now(),
                        null,
                        job.id().value().toString(),
                        1);
        store.add(unit, record);
        store.confirm(unit, preview);
        audit.record(
                unit,
                asked.actor(),
                "CONFIRM_IMPORT",
                "import/" + id.value(),
                null,
                record,
                preview.fileName());
        return job;
    }

    /// The account the file belongs to: as found when it was offered, or as the person says where
    /// the file leaves it open.
    private static AccountKey account(KeptPreview preview, @Nullable AccountKey named) {
        AccountKey found = preview.account();
        if (preview.refusalCode() != null) {
            throw Refused.because(
                    Problem.Code.valueOf(preview.refusalCode()), String.valueOf(preview.refusal()));
        }
        AccountKey key = named == null ? found : named;
        if (key == null) {
            throw Refused.at(
                    "account",
                    Problem.Code.BAD_VALUE,
                    "This file does not say which account it belongs to, or fits several. Choose"
                            + " one.");
        }
        boolean other = found != null && !found.equals(key);
        if (other || (preview.login() != null && preview.login() != key.login())) {
            throw Refused.at(
                    "account",
                    Problem.Code.WRONG_ACCOUNT,
                    "The file says it belongs to another account than " + key + ".");
        }
        return key;
    }

    private static void checkCurrency(KeptPreview preview, TradingAccount account) {
        Currency currency = preview.currency();
        if (currency != null && !currency.equals(account.currency())) {
            throw Refused.at(
                    "account",
                    Problem.Code.WRONG_ACCOUNT,
                    "The file is in "
                            + currency
                            + ", the account "
                            + account.key()
                            + " in "
                            + account.currency()
                            + ".");
        }
    }
}
