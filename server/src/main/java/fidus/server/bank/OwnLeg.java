package fidus.server.bank;

import fidus.bank.desk.OwnTransfer;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.ledger.NewEntry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One end of a transfer between bank accounts of the house, as the journal has it: 1140 / 1010
/// where the money left, 1010 / 1140 where it arrived. What the bank kept (5500) is booked with the
/// end that comes last, so that nothing of it stays on 1140.
///
/// @param money what stands on 1140
/// @param charge what the bank kept, absent at the other end and where it kept nothing
record OwnLeg(
        boolean isOut,
        HouseAccount at,
        HouseAccount other,
        BankStore.StoredRow row,
        Money money,
        @Nullable Money charge) {
    private static final String TRANSIT = "1140";
    private static final String BANK = "1010";
    private static final String CHARGES = "5500";
    private static final String OUT = "out";
    private static final String IN = "in";

    static @Nullable OwnLeg out(OwnRules.Looked looked) {
        BankStore.StoredRow row = looked.out();
        return row == null
                ? null
                : new OwnLeg(
                        true,
                        looked.from(),
                        looked.to(),
                        row,
                        looked.money(),
                        looked.in() == null ? looked.charge() : null);
    }

    static @Nullable OwnLeg in(OwnRules.Looked looked) {
        BankStore.StoredRow row = looked.in();
        return row == null
                ? null
                : new OwnLeg(
                        false, looked.to(), looked.from(), row, looked.money(), looked.charge());
    }

    /// The legs of a transfer that are booked.
    static List<String> of(OwnTransfer transfer) {
        var legs = new ArrayList<String>();
        if (transfer.out() != null) {
            legs.add(OUT);
        }
        if (transfer.in() != null) {
            legs.add(IN);
        }
        return legs;
    }

    NewEntry entry(String source, LocalDate counts) {
        String words =
                isOut
                        ? "%s left %s for %s, %s"
                                .formatted(money, at.name(), other.name(), row.id())
                        : "%s from %s reached %s, %s"
                                .formatted(money, other.name(), at.name(), row.id());
        return new NewEntry(
                OwnBookings.EVENT, source, isOut ? OUT : IN, counts, postings(source), words);
    }

    private List<Posting> postings(String source) {
        Map<String, String> transit = Map.of("transfer", source);
        Map<String, String> bank =
                Map.of("bankAccount", at.name(), BankSides.STATEMENT_ROW, row.id());
        Money sum = row.money().abs();
        var postings = new ArrayList<Posting>();
        if (isOut) {
            postings.add(Postings.debit(TRANSIT, money, transit));
            postings.add(Postings.credit(BANK, sum, bank));
        } else {
            postings.add(Postings.debit(BANK, sum, bank));
            postings.add(Postings.credit(TRANSIT, money, transit));
        }
        if (charge != null) {
            postings.add(1, Postings.debit(CHARGES, charge, Map.of("bankAccount", at.name())));
        }
        return List.copyOf(postings);
    }
}
