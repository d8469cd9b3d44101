package fidus.payments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import fidus.money.Money;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How paying an item is booked: debit this account with these dimensions, credit the account of
/// the house.
///
/// @param eventCode E12 payouts, E13 manager fees, E14 commissions, E17 franchise pools
/// @param debitAccount 2220, 2410, 2310 or 2510
/// @param dimensions that the whole of it has
/// @param parts where it is owed under several, such as funds: they add up to the item. Empty where
///   the dimensions say everything
public record Booking(
        String eventCode,
        String debitAccount,
        Map<String, String> dimensions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts) {
    private static final String FUND = "fund";

    /// A part with all its dimensions.
    public record Part(Map<String, String> dimensions, Money money) {}

    public Booking {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    public Booking(String eventCode, String debitAccount, Map<String, String> dimensions) {
        this(eventCode, debitAccount, dimensions, List.of());
    }

    /// Whether it says the fund, or the funds in parts.
    @JsonIgnore
    public boolean isByFund() {
        return !parts.isEmpty() || dimensions.containsKey(FUND);
    }

    /// Whether the same is owed on the same account, told whole here, as it was before debts were
    /// told by fund, and there with its fund or in parts.
    public boolean isWholeOf(Booking other) {
        if (isByFund() || !other.isByFund()) {
            return false;
        }
        var whole = new HashMap<>(other.dimensions);
        whole.remove(FUND);
        return equals(new Booking(other.eventCode, other.debitAccount, whole));
    }

    /// What a sum of it takes up, from the first part on.
    ///
    /// @param sum at most the whole
    public List<Part> of(Money sum) {
        if (parts.isEmpty()) {
            return List.of(new Part(dimensions, sum));
        }
        var taken = new ArrayList<Part>();
        Money left = sum;
        for (Part part : parts) {
            Money piece = part.money.compareTo(left) < 0 ? part.money : left;
            if (piece.signum() > 0) {
                taken.add(new Part(part.dimensions, piece));
                left = left.minus(piece);
            }
        }
        return List.copyOf(taken);
    }

    /// What is debited for the whole sum.
    public List<Part> debits(Money whole) {
        return parts.isEmpty() ? List.of(new Part(dimensions, whole)) : parts;
    }
}
