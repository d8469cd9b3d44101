package fidus.server.payments.wallets;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.auth.PersonId;
import fidus.money.Currency;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.WalletId;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class WalletStore {
    private static final String WALLETS = "payoutWallets";
    private static final String HOUSE = "houseAccounts";
    private static final String CHOICES = "walletChoices";
    private static final String PRIMARY = "PRIMARY";

    /// @param rank PRIMARY or OTHER: an index allows one primary per party and currency
    record Kept(
            WalletId id,
            String rank,
            String party,
            Currency currency,
            Instant createdAt,
            PayoutWallet wallet,
            long version) {}

    /// Who said last that a wallet is the one that is paid.
    record Choice(WalletId id, PersonId maker, PersonId checker, Instant at) {}

    static void shape(Migrations migrations) {
        migrations
                .uniqueWhere(WALLETS, "rank", PRIMARY, "party", "currency")
                .index(WALLETS, "party")
                .unique(HOUSE, "name")
                .collection(CHOICES)
                .confidential(WALLETS, Kept.class)
                .confidential(HOUSE, HouseAccount.class);
    }

    void add(Unit unit, PayoutWallet wallet) {
        wallets(unit).insert(kept(wallet));
    }

    void replace(Unit unit, PayoutWallet before, PayoutWallet after) {
        wallets(unit).replace(before.id().value().toString(), before.version(), kept(after));
    }

    Optional<PayoutWallet> find(Unit unit, WalletId id) {
        return wallets(unit).byId(id.value().toString()).map(Kept::wallet);
    }

    Optional<PayoutWallet> primary(Unit unit, String party, Currency currency) {
        return wallets(unit)
                .first(
                        and(
                                eq("rank", PRIMARY),
                                eq("party", party),
                                eq("currency", currency.code())))
                .map(Kept::wallet);
    }

    void chosen(Unit unit, WalletId id, Decided by) {
        choices(unit)
                .put(
                        id.value().toString(),
                        new Choice(id, by.maker().id(), by.checker().id(), unit.now()));
    }

    Optional<Choice> choice(Unit unit, WalletId id) {
        return choices(unit).byId(id.value().toString());
    }

    List<PayoutWallet> all(Unit unit, @Nullable String party) {
        return wallets(unit)
                .whole(
                        party == null ? empty() : eq("party", party),
                        orderBy(ascending("party"), descending("createdAt")))
                .stream()
                .map(Kept::wallet)
                .toList();
    }

    void add(Unit unit, HouseAccount account) {
        house(unit).insert(account);
    }

    void replace(Unit unit, HouseAccount before, HouseAccount after) {
        house(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<HouseAccount> find(Unit unit, HouseAccountId id) {
        return house(unit).byId(id.value().toString());
    }

    List<HouseAccount> houseAccounts(Unit unit) {
        return house(unit).whole(empty(), ascending("name"));
    }

    private static Kept kept(PayoutWallet wallet) {
        return new Kept(
                wallet.id(),
                wallet.primary() ? PRIMARY : "OTHER",
                wallet.party(),
                wallet.currency(),
                wallet.createdAt(),
                wallet,
                wallet.version());
    }

    private static Documents<Kept> wallets(Unit unit) {
        return unit.documents(WALLETS, Kept.class);
    }

    private static Documents<Choice> choices(Unit unit) {
        return unit.documents(CHOICES, Choice.class);
    }

    private static Documents<HouseAccount> house(Unit unit) {
        return unit.documents(HOUSE, HouseAccount.class);
    }
}
