package fidus.server.imports;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Claim;
import fidus.imports.OfferFile;
import fidus.imports.Preview;
import fidus.imports.PreviewId;
import fidus.imports.Report;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.mt5.Platform;
import fidus.mt5.TradingAccount;
import fidus.server.deals.Deals;
import fidus.server.deals.Taken;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Reads an offered file, keeps its bytes and says what confirming it would do. Nothing is booked.
final class Offers {
    private static final int SHOWN_DEALS = 200;

    private final Mongo mongo;
    private final ImportStore store = new ImportStore();
    private final Accounts accounts;
    private final Deals deals;
    private final Earlier earlier;
    private final BoundedReader reader;

    /// What was found out about a file.
    ///
    /// @param account where it belongs, absent when that is open
    private record Found(
            @Nullable TradingAccount account, Taken taken, @Nullable Problem refusal) {}

    Offers(Mongo mongo, BoundedReader reader, Accounts accounts, Deals deals, Earlier earlier) {
        this.mongo = mongo;
        this.reader = reader;
        this.accounts = accounts;
        this.deals = deals;
        this.earlier = earlier;
    }

    Preview offer(Asked asked, OfferFile offer) {
        Path file = Objects.requireNonNull(asked.file(), "an upload has a file");
        Currency currency = offer.currency() == null ? null : new Currency(offer.currency());
        return reader.with(
                file, currency, report -> mongo.read(unit -> preview(unit, offer, file, report)));
    }

    private Preview preview(Unit reading, OfferFile offer, Path file, Report report) {
        Found found = look(reading, report);
        var id = new PreviewId(UUID.randomUUID());
        var _ =
                mongo.write(
                        unit -> {
                            store.keep(unit, kept(unit, id, offer, report, found), file);
                            return id;
                        });
        return shown(reading, id, offer, report, found);
    }

    private Found look(Unit unit, Report report) {
        List<TradingAccount> fitting = fitting(unit, report.claim());
        TradingAccount account = fitting.size() == 1 ? fitting.getFirst() : null;
        Taken taken = account == null ? Taken.NOTHING : compare(unit, report, account);
        try {
            report.requireDeals();
            checkAccount(report, fitting);
            checkNew(unit, report);
            return new Found(account, taken, null);
        } catch (Refused e) {
            return new Found(account, taken, e.problem());
        }
    }

    private Taken compare(Unit unit, Report report, TradingAccount account) {
        var taken = Taken.NOTHING;
        for (List<DealRow> chunk : Chunks.of(report.deals())) {
            taken = taken.plus(deals.compare(unit, ServerTimes.of(account).deals(chunk)));
        }
        return taken;
    }

    /// MT4 statements print no server: they fit every MT4 account with their login.
    private List<TradingAccount> fitting(Unit unit, Claim claim) {
        Long login = claim.login();
        String server = claim.server();
        if (login == null) {
            return List.of();
        }
        if (server != null) {
            return accounts.find(unit, new AccountKey(server, login)).stream().toList();
        }
        return accounts.all(unit).stream()
                .filter(account -> account.key().login() == login)
                .filter(account -> account.platform() == Platform.MT4)
                .toList();
    }

    private static void checkAccount(Report report, List<TradingAccount> fitting) {
        Claim claim = report.claim();
        if (claim.login() == null) {
            return;
        }
        if (fitting.isEmpty()) {
            String server = claim.server() == null ? "" : " on " + claim.server();
            throw Refused.because(
                    Problem.Code.WRONG_ACCOUNT,
                    "No registered account has the login of this file, "
                            + claim.login()
                            + server
                            + ". Register the account first, or offer another file.");
        }
        Currency currency = claim.currency();
        boolean same =
                fitting.stream()
                        .anyMatch(
                                account -> currency == null || account.currency().equals(currency));
        if (!same) {
            throw Refused.because(
                    Problem.Code.WRONG_ACCOUNT,
                    "The file is in "
                            + currency
                            + ", the account "
                            + fitting.getFirst().key()
                            + " in "
                            + fitting.getFirst().currency()
                            + ".");
        }
    }

    private void checkNew(Unit unit, Report report) {
        earlier.ofBytes(unit, report.sha256())
                .ifPresent(
                        before -> {
                            throw Refused.because(
                                    Problem.Code.ALREADY_IMPORTED,
                                    "This very file was already imported by "
                                            + before.byName()
                                            + " at "
                                            + before.startedAt()
                                            + ".");
                        });
    }

    private static KeptPreview kept(
            Unit unit, PreviewId id, OfferFile offer, Report report, Found found) {
        Problem refusal = found.refusal;
        return new KeptPreview(
                id,
                offer.fileName(),
                report.sha256(),
                report.bytes(),
                report.deals().size(),
                report.claim().login(),
                currency(offer, report),
                found.account == null ? null : found.account.key(),
                refusal == null ? null : refusal.code().name(),
                refusal == null ? null : refusal.message(),
                KeptStatements.firstDay(report),
                unit.now(),
                1);
    }

    private static @Nullable Currency currency(OfferFile offer, Report report) {
        Currency claimed = report.claim().currency();
        if (claimed != null) {
            return claimed;
        }
        return offer.currency() == null ? null : new Currency(offer.currency());
    }

    private static Preview shown(
            Unit unit, PreviewId id, OfferFile offer, Report report, Found found) {
        Problem refusal = found.refusal;
        return new Preview(
                id,
                offer.fileName(),
                shortened(report),
                found.account == null ? null : found.account.key(),
                report.deals().size(),
                found.taken.fresh(),
                found.taken.known(),
                found.taken.differing(),
                refusal == null,
                refusal == null ? null : refusal.message(),
                refusal == null ? null : refusal.code().name(),
                unit.now());
    }

    private static Report shortened(Report r) {
        List<DealRow> first = r.deals().subList(0, Math.min(SHOWN_DEALS, r.deals().size()));
        return new Report(
                r.format(),
                r.kind(),
                r.title(),
                r.claim(),
                r.printedAt(),
                r.summary(),
                first,
                r.openPositions(),
                r.counts(),
                r.totals(),
                r.checks(),
                r.unreadable(),
                r.encoding(),
                r.sha256(),
                r.bytes());
    }
}
