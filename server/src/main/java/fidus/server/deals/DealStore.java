package fidus.server.deals;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.CashCategory;
import fidus.mt5.DealKind;
import fidus.mt5.FindDeals;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

final class DealStore {
    private static final String DEALS = "deals";
    private static final String FINDINGS = "dealFindings";
    private static final String CATEGORY = "classification.category";
    private static final List<String> CATEGORIES =
            Stream.of(CashCategory.values()).map(Enum::name).toList();

    private static final List<String> TRADES =
            Stream.of(DealKind.values()).filter(DealKind::isTrade).map(Enum::name).toList();

    static void shape(Migrations migrations) {
        migrations
                .index(DEALS, "account.server", "account.login", "place")
                .index(DEALS, "place")
                .index(DEALS, CATEGORY, "place")
                .index(DEALS, "account.server", "row.ticket")
                .index(FINDINGS, "account.server", "account.login", "foundAt");
    }

    void addAll(Unit unit, List<StoredDeal> fresh) {
        deals(unit).insertAll(fresh);
    }

    Map<String, StoredDeal> byKeys(Unit unit, Collection<String> keys) {
        var found = new HashMap<String, StoredDeal>();
        deals(unit).each(in("_id", keys), ascending("_id"), deal -> found.put(deal.id(), deal));
        return found;
    }

    StoredDeal get(Unit unit, String key) {
        return deals(unit)
                .byId(key)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no deal " + key + " in the book."));
    }

    void replace(Unit unit, StoredDeal before, StoredDeal after) {
        deals(unit).replace(before.id(), before.version(), after);
    }

    List<StoredDeal> page(Unit unit, FindDeals find, int limit) {
        var filters = new ArrayList<Bson>();
        if (find.server() != null) {
            filters.add(eq("account.server", find.server()));
        }
        if (find.login() != null) {
            filters.add(eq("account.login", find.login()));
        }
        if (find.category() != null) {
            filters.add(eq(CATEGORY, find.category().name()));
        } else if (find.cashOnly()) {
            filters.add(in(CATEGORY, CATEGORIES));
        }
        if (find.cursor() != null) {
            filters.add(lt("place", find.cursor()));
        }
        return deals(unit)
                .all(filters.isEmpty() ? empty() : and(filters), descending("place"), limit);
    }

    /// After `from`, up to and with `to`, in the order they happened.
    void between(
            Unit unit, AccountKey account, Instant from, Instant to, Consumer<StoredDeal> each) {
        deals(unit)
                .each(
                        and(
                                of(account),
                                gte("place", StoredDeal.moment(from.plusMillis(1))),
                                lt("place", StoredDeal.moment(to.plusMillis(1)))),
                        ascending("place"),
                        each);
    }

    void all(Unit unit, AccountKey account, Consumer<StoredDeal> each) {
        deals(unit).each(of(account), ascending("place"), each);
    }

    /// The oldest or the newest of an account.
    Optional<StoredDeal> first(Unit unit, AccountKey account, boolean oldest) {
        return deals(unit)
                .all(of(account), oldest ? ascending("place") : descending("place"), 1)
                .stream()
                .findFirst();
    }

    long count(Unit unit, AccountKey account) {
        return deals(unit).count(of(account));
    }

    List<StoredDeal> cash(Unit unit, AccountKey account) {
        return deals(unit).whole(and(of(account), in(CATEGORY, CATEGORIES)), ascending("place"));
    }

    /// The cash movements of every account in one pass.
    void allCash(Unit unit, Consumer<StoredDeal> each) {
        deals(unit).each(in(CATEGORY, CATEGORIES), ascending("place"), each);
    }

    /// Whether anything was traded on an account before an instant.
    boolean tradedBefore(Unit unit, AccountKey account, Instant at) {
        return deals(unit)
                .first(
                        and(
                                of(account),
                                in("row.dealKind", TRADES),
                                lt("place", StoredDeal.moment(at))))
                .isPresent();
    }

    long count(Unit unit, CashCategory category) {
        return deals(unit).count(eq(CATEGORY, category.name()));
    }

    long toReview(Unit unit, AccountKey account) {
        return deals(unit).count(and(of(account), eq(CATEGORY, CashCategory.NEEDS_REVIEW.name())));
    }

    /// Of what an import brought, the movements that wait for a person.
    long toReview(Unit unit, AccountKey account, String importId) {
        return deals(unit)
                .count(
                        and(
                                of(account),
                                eq(CATEGORY, CashCategory.NEEDS_REVIEW.name()),
                                eq("importId", importId)));
    }

    /// Of what an import brought, the deals that came after their month was closed, earliest first.
    List<StoredDeal> late(Unit unit, AccountKey account, String importId, int most) {
        return deals(unit)
                .all(
                        and(of(account), eq("importId", importId), exists("bookedOn")),
                        ascending("place"),
                        most);
    }

    List<StoredDeal> undecided(Unit unit, String server) {
        return deals(unit)
                .whole(
                        and(
                                eq("account.server", server),
                                eq(CATEGORY, CashCategory.NEEDS_REVIEW.name())),
                        ascending("place"));
    }

    /// Movements of a server that name a counterparty and have one of these categories.
    List<StoredDeal> naming(Unit unit, String server, Set<CashCategory> categories) {
        return deals(unit)
                .whole(
                        and(
                                eq("account.server", server),
                                in(CATEGORY, categories.stream().map(Enum::name).toList()),
                                exists("classification.counterpartyLogin")),
                        ascending("place"));
    }

    /// Movements with one of these tickets on other logins of the same server.
    List<StoredDeal> sameTickets(Unit unit, AccountKey account, Collection<Long> tickets) {
        return tickets.isEmpty()
                ? List.of()
                : deals(unit)
                        .whole(
                                and(
                                        eq("account.server", account.server()),
                                        in("row.ticket", tickets),
                                        ne("account.login", account.login())),
                                ascending("_id"));
    }

    void found(Unit unit, DealFinding finding) {
        Documents<DealFinding> findings = unit.documents(FINDINGS, DealFinding.class);
        Optional<DealFinding> known = findings.byId(finding.id());
        if (known.isEmpty()) {
            findings.insert(finding);
        }
    }

    List<DealFinding> findings(Unit unit, AccountKey account) {
        return unit.documents(FINDINGS, DealFinding.class)
                .whole(of(account), ascending("foundAt", "_id"));
    }

    private static Bson of(AccountKey account) {
        return and(eq("account.server", account.server()), eq("account.login", account.login()));
    }

    private static Documents<StoredDeal> deals(Unit unit) {
        return unit.documents(DEALS, StoredDeal.class);
    }
}
