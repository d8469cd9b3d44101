package fidus.server.payments;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.BatchId;
import fidus.payments.BatchPlan;
import fidus.payments.BatchState;
import fidus.payments.CreateBatch;
import fidus.payments.Payable;
import fidus.payments.PayableBlock;
import fidus.payments.PayableRow;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.PayoutWallet;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.Wallets;
import fidus.server.web.Asked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Makes the payments of chosen items: one per party, the sum of its items.
final class NewBatch {
    private static final int LONGEST_AHEAD_DAYS = 90;

    private final PayableBook book;
    private final Wallets wallets;

    NewBatch(PayableBook book, Wallets wallets) {
        this.book = book;
        this.wallets = wallets;
    }

    /// @throws Refused `NOT_PAYABLE` naming each item that stands against it, `MIXED_CURRENCIES`,
    ///   `BAD_VALUE`, `WRONG_STATE` for a retired account
    BatchDetail of(Asked asked, CreateBatch create, long number) {
        count(create, BatchPlan.MOST_ITEMS, "A batch has 1 to 400 items.");
        HouseAccount house = active(asked.unit(), create);
        return of(asked, new Wanted(create, house, number), chosen(asked.unit(), create, house));
    }

    /// As many batches as the items need.
    ///
    /// @param numbers the next number of a batch
    /// @throws Refused as for one
    List<BatchDetail> several(Asked asked, CreateBatch create, LongSupplier numbers) {
        count(create, BatchPlan.MOST_AT_ONCE, "Up to 4000 items are made into batches at once.");
        HouseAccount house = active(asked.unit(), create);
        List<Payable> chosen = chosen(asked.unit(), create, house);
        return BatchPlan.of(chosen).stream()
                .map(items -> of(asked, new Wanted(create, house, numbers.getAsLong()), items))
                .toList();
    }

    private record Wanted(CreateBatch create, HouseAccount house, long number) {}

    private static void count(CreateBatch create, int most, String message) {
        if (create.items().isEmpty() || create.items().size() > most) {
            throw Refused.at("items", Problem.Code.BAD_VALUE, message);
        }
    }

    private BatchDetail of(Asked asked, Wanted wanted, List<Payable> items) {
        Unit unit = asked.unit();
        HouseAccount house = wanted.house;
        CreateBatch create = wanted.create;
        long number = wanted.number;
        Map<String, List<Payable>> byParty = new LinkedHashMap<>();
        items.forEach(
                item -> byParty.computeIfAbsent(item.party(), _ -> new ArrayList<>()).add(item));
        var id = new BatchId(UUID.randomUUID());
        var payments = new ArrayList<Payment>();
        for (List<Payable> ofParty : byParty.values()) {
            payments.add(payment(unit, id, number, payments.size() + 1, ofParty));
        }
        var batch =
                new PaymentBatch(
                        id,
                        number,
                        house.id(),
                        house.name(),
                        house.walletKind(),
                        create.executionOn(),
                        create.chargeBearer(),
                        sum(items),
                        payments.size(),
                        "FB" + number + "-" + hexadecimal(id.value(), 16),
                        BatchState.DRAFT,
                        asked.actor().id(),
                        asked.actor().name(),
                        unit.now(),
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        1);
        return new BatchDetail(batch, List.copyOf(payments));
    }

    private HouseAccount active(Unit unit, CreateBatch create) {
        HouseAccount house = wallets.houseAccounts().get(unit, create.houseAccountId());
        if (house.houseAccountState() != HouseAccountState.ACTIVE) {
            throw Refused.at(
                    "houseAccountId",
                    Problem.Code.WRONG_STATE,
                    "This account of the house is retired. Choose another.");
        }
        if (!house.paysOut()) {
            throw Refused.at(
                    "houseAccountId",
                    Problem.Code.BAD_VALUE,
                    "%s has no IBAN: it receives and is reconciled, but no payment file can be written from it. Choose an account with one."
                            .formatted(house.name()));
        }
        LocalDate today = unit.today();
        boolean soon = create.executionOn().isAfter(today.plusDays(LONGEST_AHEAD_DAYS));
        if (create.executionOn().isBefore(today) || soon) {
            throw Refused.at(
                    "executionOn",
                    Problem.Code.BAD_VALUE,
                    "Payments are executed from today up to 90 days ahead.");
        }
        return house;
    }

    private List<Payable> chosen(Unit unit, CreateBatch create, HouseAccount house) {
        if (new HashSet<>(create.items()).size() != create.items().size()) {
            throw Refused.at("items", Problem.Code.BAD_VALUE, "An item is chosen twice.");
        }
        Map<String, PayableRow> rows = new LinkedHashMap<>();
        book.rows(unit).forEach(row -> rows.put(row.payable().item(), row));
        var fields = new ArrayList<Problem.Field>();
        var chosen = new ArrayList<Payable>();
        for (int i = 0; i < create.items().size(); i++) {
            PayableRow row = rows.get(create.items().get(i));
            if (row == null) {
                fields.add(new Problem.Field("items." + i, "This is not open for payment."));
                continue;
            }
            if (!row.payable().payableAmount().currency().equals(house.currency())) {
                throw Refused.at(
                        "items." + i,
                        Problem.Code.MIXED_CURRENCIES,
                        "A batch has the currency of its account, " + house.currency() + ".");
            }
            String against = against(row, house);
            if (!against.isEmpty()) {
                fields.add(new Problem.Field("items." + i, against));
            }
            chosen.add(row.payable());
        }
        if (!fields.isEmpty()) {
            throw new Refused(
                    new Problem(
                            Problem.Code.NOT_PAYABLE,
                            "Not payable now: " + fields.getFirst().message(),
                            List.copyOf(fields),
                            null));
        }
        return chosen;
    }

    private static String against(PayableRow row, HouseAccount house) {
        String who = row.payable().partyName();
        PayableBlock blocked = row.blocked();
        if (blocked != null) {
            return switch (blocked) {
                case IN_BATCH -> row.payable().text() + " of " + who + " is in a batch already.";
                case PARTY_ON_HOLD -> who + " is on hold.";
                case CONTRACT_SUSPENDED ->
                        row.payable().text() + " waits: the contract is suspended.";
                case NO_WALLET -> who + " has no verified wallet in this currency.";
                case WALLET_COOLING ->
                        who + "'s wallet may be paid from " + row.payableFrom() + ".";
            };
        }
        return row.walletKind() == house.walletKind()
                ? ""
                : who + "'s wallet is " + row.walletKind() + ", the account is not.";
    }

    private Payment payment(
            Unit unit, BatchId batch, long number, int sequence, List<Payable> items) {
        Payable first = items.getFirst();
        PayoutWallet wallet =
                wallets.primary(unit, first.party(), first.payableAmount().currency())
                        .orElseThrow();
        var id = new PaymentId(UUID.randomUUID());
        String own = number + "-" + sequence + "-" + hexadecimal(id.value(), 12);
        return new Payment(
                id,
                batch,
                sequence,
                wallet.party(),
                wallet.partyName(),
                sum(items),
                wallet.id(),
                wallet.version(),
                wallet.bank(),
                wallet.chain(),
                List.copyOf(items),
                "FI" + own,
                "FE" + own,
                PaymentState.PREPARED,
                null,
                null,
                List.of(),
                1);
    }

    private static Money sum(List<Payable> items) {
        return items.stream().map(Payable::payableAmount).reduce(Money::plus).orElseThrow();
    }

    private static String hexadecimal(UUID id, int digits) {
        return id.toString().replace("-", "").substring(0, digits);
    }
}
