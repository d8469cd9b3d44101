package fidus.server.close;

import fidus.close.AttestedBalance;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// L1, and L9 to L11: the journal as a whole, managers, brokers' rebates, and the house's money at
/// banks.
final class HouseTies {
    private static final String NO_STATEMENT =
            "No statement of this account reaches the last day of the month.";

    private static final String NOT_ATTESTED =
            "It sends no statement, and nobody attested its balance at the end of the month.";

    private final Unit unit;
    private final Closes.Ground ground;
    private final MonthFacts.Days days;

    HouseTies(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        this.unit = unit;
        this.ground = ground;
        this.days = days;
    }

    /// @param attested what wallets held that send no statement
    List<TieOut> all(List<BankProofs.Proof> proofs, List<AttestedBalance> attested) {
        var ties = new ArrayList<TieOut>(balanced());
        ties.addAll(managers());
        ties.addAll(rebates());
        ties.addAll(banks(proofs));
        ties.addAll(wallets(attested));
        return ties;
    }

    private List<TieOut> balanced() {
        var sums = new TreeMap<Currency, Money>();
        for (Ledger.Balance one : balances(List.of(), List.of())) {
            sums.merge(one.balance().currency(), one.balance(), Money::plus);
        }
        return sums.entrySet().stream()
                .map(
                        sum ->
                                TieOut.of(
                                        TieOutRule.L1,
                                        sum.getKey().code(),
                                        "",
                                        sum.getValue(),
                                        Money.zero(sum.getKey())))
                .toList();
    }

    private List<TieOut> managers() {
        var booked = new TreeMap<String, Money>();
        for (Ledger.Balance one : balances(List.of("2410"), List.of("manager"))) {
            add(booked, one.values().getFirst(), one.balance().negated());
        }
        var owed = new TreeMap<String, Money>();
        for (FeeRun run : ground.feeRuns().standing(unit)) {
            boolean counts =
                    run.feeRunState().isPosted()
                            && run.period().compareTo(days.month().toString()) <= 0;
            if (counts) {
                add(owed, run.payee(), run.fee().minus(paid(run)));
            }
        }
        for (FeeRun run : ground.feeRuns().reversedPaid(unit)) {
            add(owed, run.payee(), paid(run).negated());
        }
        return ties(TieOutRule.L9, booked, owed);
    }

    /// By the last day of the month.
    private Money paid(FeeRun run) {
        Money sum = Money.zero(run.fee().currency());
        for (FeePaid payment : run.steps().payments()) {
            sum = payment.stoodOn(days.last()) ? sum.plus(payment.money()) : sum;
        }
        return sum;
    }

    private List<TieOut> rebates() {
        var booked = new TreeMap<String, Money>();
        for (Ledger.Balance one : balances(List.of("1200"), List.of("broker"))) {
            add(booked, one.values().getFirst(), one.balance());
        }
        var owed = new TreeMap<String, Money>();
        ground.rebates()
                .owed(unit, days.last())
                .forEach(one -> add(owed, one.broker(), one.money()));
        return ties(TieOutRule.L10, booked, owed);
    }

    private List<TieOut> banks(List<BankProofs.Proof> proofs) {
        var ties = new ArrayList<TieOut>();
        for (Ledger.Balance one : balances(List.of("1010"), List.of("bankAccount"))) {
            Money booked = one.balance();
            String name = one.values().getFirst();
            String key = one.account() + " " + (name.isEmpty() ? "without a name" : name);
            ties.add(
                    proofs.stream()
                            .filter(proof -> proof.isOf(name, booked.currency()))
                            .findFirst()
                            .map(proof -> bank(key, booked, proof))
                            .orElseGet(
                                    () ->
                                            TieOut.unknown(
                                                    TieOutRule.L11, key, booked, NO_STATEMENT)));
        }
        return ties;
    }

    private List<TieOut> wallets(List<AttestedBalance> attested) {
        var ties = new ArrayList<TieOut>();
        for (Ledger.Balance one :
                balances(List.copyOf(Attestations.ACCOUNTS), List.of("bankAccount"))) {
            String name = one.values().getFirst();
            String key = one.account() + " " + (name.isEmpty() ? "without a name" : name);
            String currency = one.balance().currency().code();
            ties.add(
                    attested.stream()
                            .filter(said -> said.isOf(one.account(), name, currency))
                            .findFirst()
                            .map(said -> wallet(key, one.balance(), said))
                            .orElseGet(
                                    () ->
                                            TieOut.unknown(
                                                    TieOutRule.L11,
                                                    key,
                                                    one.balance(),
                                                    NOT_ATTESTED)));
        }
        return ties;
    }

    private static TieOut wallet(String key, Money booked, AttestedBalance said) {
        return TieOut.of(TieOutRule.L11, key, "", booked, said.attested())
                .because(
                        "Attested by "
                                + said.attestedBy()
                                + " and "
                                + said.checkedBy()
                                + ": "
                                + said.evidence());
    }

    private TieOut bank(String key, Money booked, BankProofs.Proof proof) {
        if (proof.said() == null) {
            return TieOut.unknown(TieOutRule.L11, key, booked, NO_STATEMENT);
        }
        TieOut tie = TieOut.of(TieOutRule.L11, key, "", booked, proof.said());
        if (tie.isSettled() || !proof.against().isEmpty()) {
            return tie.because(proof.against());
        }
        return tie.explained(
                "Its reconciliation proves it: what books or statement alone had by "
                        + days.last()
                        + ", and differences that are explained, sum to it.");
    }

    private List<Ledger.Balance> balances(List<String> accounts, List<String> dimensions) {
        return ground.ledger().balances(unit, accounts, dimensions, days.month());
    }

    /// Named by what comes before the currency; what stands on neither side is no line.
    private static List<TieOut> ties(
            TieOutRule rule, Map<String, Money> booked, Map<String, Money> owed) {
        var keys = new TreeMap<>(booked);
        owed.forEach((key, sum) -> keys.putIfAbsent(key, Money.zero(sum.currency())));
        var ties = new ArrayList<TieOut>();
        keys.forEach(
                (key, left) -> {
                    Money right = owed.getOrDefault(key, Money.zero(left.currency()));
                    if (!left.isZero() || !right.isZero()) {
                        String name = key.substring(0, key.lastIndexOf(' '));
                        ties.add(
                                TieOut.of(
                                        rule, name.isEmpty() ? "no name" : name, "", left, right));
                    }
                });
        return ties;
    }

    private static void add(Map<String, Money> sums, String name, Money sum) {
        sums.merge(name + " " + sum.currency(), sum, Money::plus);
    }
}
