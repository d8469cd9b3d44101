package fidus.server.close;

import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferEnd;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.transfers.OpenLeg;
import fidus.mt5.transfers.PairingResult;
import fidus.mt5.transfers.Transfer;
import fidus.mt5.transfers.TransferChain;
import fidus.mt5.transfers.TransferLeg;
import fidus.server.bank.OwnTransits;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// L5: what the books hold as in transit against the money that left one place by the end of the
/// month and had not reached another, banks of the house among themselves included. A deposit or
/// withdrawal whose end at the bank is not booked is such money too.
final class TransitTies {
    private static final String TRANSIT = "1140";

    private final Unit unit;
    private final Closes.Ground ground;
    private final Instant end;
    private final Map<String, CashCategory> categories = new HashMap<>();
    private final Map<Currency, Money> moving = new TreeMap<>();
    private final List<OpenLeg> open = new ArrayList<>();
    private final Set<AccountKey> rebates = new HashSet<>();
    private final List<OpenLeg> straddling = new ArrayList<>();

    /// @param ties one for each currency
    /// @param open legs without partner, those of the month and before
    /// @param moving those, and the ends in the month of transfers whose other end came after it
    record Transit(List<TieOut> ties, List<OpenLeg> open, List<OpenLeg> moving) {}

    private TransitTies(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        this.unit = unit;
        this.ground = ground;
        this.end = days.end();
    }

    static Transit of(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        return new TransitTies(unit, ground, days).transit(days);
    }

    private Transit transit(MonthFacts.Days days) {
        var booked = new HashMap<String, Money>();
        var sums = new TreeMap<Currency, Money>();
        for (Ledger.Balance one :
                ground.ledger()
                        .balances(unit, List.of(TRANSIT), List.of("transfer"), days.month())) {
            Money balance = one.balance();
            booked.merge(one.values().getFirst(), balance, Money::plus);
            sums.merge(balance.currency(), balance, Money::plus);
        }
        var servers = new TreeSet<String>();
        for (TradingAccount account : ground.accounts().all(unit)) {
            servers.add(account.key().server());
            if (account.accountPurpose() == AccountPurpose.REBATE) {
                rebates.add(account.key());
            }
            external(account, booked);
        }
        own(booked, days.month());
        servers.forEach(server -> server(ground.deals().transfers(unit, server)));
        moving.keySet().forEach(currency -> sums.putIfAbsent(currency, Money.zero(currency)));
        var ties = new ArrayList<TieOut>();
        sums.forEach(
                (currency, sum) ->
                        ties.add(
                                TieOut.of(
                                        TieOutRule.L5,
                                        currency.code(),
                                        "",
                                        sum,
                                        moving.getOrDefault(currency, Money.zero(currency)))));
        var all = new ArrayList<>(open);
        all.addAll(straddling);
        return new Transit(ties, List.copyOf(open), List.copyOf(all));
    }

    private void external(TradingAccount account, Map<String, Money> booked) {
        boolean demo = account.accountPurpose() == AccountPurpose.DEMO;
        for (ClassifiedDeal deal : ground.deals().classified(unit, account.key())) {
            CashCategory category = deal.category();
            categories.put(deal.deal().key(), category);
            Money rest = booked.get(deal.deal().key());
            if (category.isOutside() && !demo && rest != null && !rest.isZero()) {
                // After the month only the end at the bank can be in it.
                boolean seen = isBefore(deal.deal().time());
                add(seen ? deal.netAmount().negated() : deal.netAmount());
            }
        }
    }

    /// Money between bank accounts of the house of which the month has one end only.
    private void own(Map<String, Money> booked, YearMonth month) {
        for (OwnTransfer one : new OwnTransits().named(unit, booked.keySet())) {
            OwnTransferEnd out = one.out();
            boolean left = out != null && !YearMonth.from(out.bookedOn()).isAfter(month);
            Money rest = booked.get(one.source());
            if (rest != null && !rest.isZero()) {
                add(left ? one.money() : one.money().negated());
            }
        }
    }

    private void server(PairingResult pairing) {
        for (OpenLeg leg : pairing.open()) {
            if (isBefore(leg.leg().time()) && isBooked(leg.leg())) {
                add(leg.inTransit());
                open.add(leg);
            }
        }
        for (TransferChain chain : pairing.chains()) {
            straddle(chain.origin(), chain.target());
        }
        for (Transfer pair : pairing.transfers()) {
            if (!pair.intoHub() && !pair.outOfHub()) {
                straddle(pair.out(), pair.in());
            }
        }
    }

    /// One end in the month, the other after it.
    private void straddle(TransferLeg out, TransferLeg in) {
        boolean left = isBefore(out.time());
        if (left != isBefore(in.time())) {
            var leg = new OpenLeg(left ? out : in, true, false, Duration.ZERO);
            straddling.add(leg);
            add(leg.inTransit());
        }
    }

    /// What moves on from a rebate account is in transit on both ends. Other income from another
    /// account posts no transit, nor does the mirror on a hub.
    private boolean isBooked(TransferLeg leg) {
        CashCategory category = categories.get(leg.key());
        if (category == CashCategory.OTHER_INCOME_IN) {
            return leg.purpose() == AccountPurpose.TRADING && rebates.contains(leg.counterparty());
        }
        return category != CashCategory.MIRROR_LEG
                || leg.purpose() == AccountPurpose.SEPARATION
                || leg.purpose() == AccountPurpose.REBATE;
    }

    private boolean isBefore(Instant at) {
        return at.isBefore(end);
    }

    private void add(Money sum) {
        moving.merge(sum.currency(), sum, Money::plus);
    }
}
