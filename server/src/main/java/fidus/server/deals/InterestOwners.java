package fidus.server.deals;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.ledger.Postings;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.pnl.ReserveSplit;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.Scope;
import fidus.server.mongo.Unit;
import fidus.server.settings.Settings;
import fidus.settings.SettingKey;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Whose the interest is that a broker pays on a separation account (E16, §7.5): the house's, or by
/// what each fund has there that of the funds, or within each fund that of its clients by the
/// interest they are still owed. Parts are split by largest remainders and add up to the cent.
final class InterestOwners {
    static final String EVENT = "E16";

    private static final String SEPARATION = "1130";
    private static final String OWED = "2240";
    private static final String HOUSE = "HOUSE";
    private static final String FUND = "FUND";

    /// Credits of one entry.
    private static final int MOST = 400;

    private final Ledger ledger;
    private @Nullable Settings settings;
    private @Nullable ContractBooks books;

    InterestOwners(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Until this is said it is the house's.
    ///
    /// @param contracts that tell whom interest is owed
    void decide(Settings house, ContractBooks contracts) {
        settings = house;
        books = contracts;
    }

    /// When and where interest was paid.
    ///
    /// @param account as postings name it
    /// @param paidOn the day that decides whose it is
    /// @param countsOn the day the entry counts from
    record Paid(String account, LocalDate paidOn, LocalDate countsOn) {}

    /// The postings of each entry. Interest of an account where no fund has anything is the
    /// house's.
    List<List<Posting>> entries(Unit unit, CashEntries.Wanted wanted, Paid paid) {
        List<Posting> asHouse = wanted.postings();
        boolean separated =
                wanted.eventCode().equals(EVENT)
                        && asHouse.stream().anyMatch(one -> one.account().equals(SEPARATION));
        String to = separated ? beneficiary(unit, paid.paidOn) : HOUSE;
        if (to.equals(HOUSE)) {
            return List.of(asHouse);
        }
        Money sum = wanted.debit().money();
        Map<String, Money> reserves = reserves(unit, paid, sum.currency());
        List<Money> parts = ReserveSplit.of(sum, List.copyOf(reserves.values()));
        var entries = new ArrayList<List<Posting>>();
        int place = 0;
        for (String fund : reserves.keySet()) {
            Money part = parts.get(place++);
            if (part.signum() > 0) {
                Map<String, String> held = Map.of("tradingAccount", paid.account, "fund", fund);
                List<Owner> owners =
                        to.equals(FUND) ? List.of(Owner.of(fund, part)) : clients(unit, fund, part);
                for (int from = 0; from < owners.size(); from += MOST) {
                    List<Owner> some = owners.subList(from, Math.min(from + MOST, owners.size()));
                    entries.add(entry(some, held, wanted.debit().account().equals(SEPARATION)));
                }
            }
        }
        return entries.isEmpty() ? List.of(asHouse) : List.copyOf(entries);
    }

    private String beneficiary(Unit unit, LocalDate day) {
        SettingKey key = SettingKey.BROKER_INTEREST_BENEFICIARY;
        return settings == null ? key.standard() : settings.text(unit, key, day);
    }

    private record Owner(Map<String, String> dimensions, Money part) {
        static Owner of(String fund, Money part) {
            return new Owner(Map.of("fund", fund), part);
        }
    }

    /// What the funds that are sold have on the account, by name.
    private Map<String, Money> reserves(Unit unit, Paid paid, Currency currency) {
        var scope =
                new Scope(
                        List.of(SEPARATION),
                        List.of("fund"),
                        YearMonth.from(paid.countsOn),
                        "tradingAccount",
                        paid.account);
        var reserves = new TreeMap<String, Money>();
        for (Ledger.Balance one : ledger.balances(unit, scope)) {
            String fund = one.values().getFirst();
            boolean counts =
                    isSold(fund)
                            && one.balance().currency().equals(currency)
                            && one.balance().signum() > 0;
            if (counts) {
                reserves.put(fund, one.balance());
            }
        }
        return reserves;
    }

    private static boolean isSold(String name) {
        for (FundCode fund : FundCode.values()) {
            if (fund != FundCode.SEPARATION && fund.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// The part of a fund nobody is owed interest of stays the fund's.
    private List<Owner> clients(Unit unit, String fund, Money part) {
        Map<ClientId, Money> owed =
                books == null
                        ? Map.of()
                        : books.unpaidInterest(unit, FundCode.valueOf(fund), part.currency());
        List<Money> parts = ReserveSplit.of(part, List.copyOf(owed.values()));
        var owners = new ArrayList<Owner>();
        int place = 0;
        for (ClientId client : owed.keySet()) {
            Money own = parts.get(place++);
            if (own.signum() > 0) {
                owners.add(
                        new Owner(Map.of("client", client.value().toString(), "fund", fund), own));
            }
        }
        return owners.isEmpty() ? List.of(Owner.of(fund, part)) : owners;
    }

    private static List<Posting> entry(List<Owner> owners, Map<String, String> held, boolean in) {
        Money sum = owners.stream().map(Owner::part).reduce(Money::plus).orElseThrow();
        var postings = new ArrayList<Posting>();
        postings.add(new Posting(SEPARATION, PostingSide.DEBIT, sum, held));
        owners.forEach(one -> postings.add(Postings.credit(OWED, one.part, one.dimensions)));
        return in ? List.copyOf(postings) : Postings.mirrored(postings);
    }
}
