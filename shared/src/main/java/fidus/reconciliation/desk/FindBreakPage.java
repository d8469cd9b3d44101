package fidus.reconciliation.desk;

import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Severity;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// Some of the breaks that fit every filter given, in an order.
///
/// @param place absent for every account
/// @param account login@server, or `bank/` and the name of a bank account of the house
/// @param rule exactly
/// @param owner the id of a person as text, or {@link #NOBODY}
/// @param severity as it is today
/// @param overdue only what stands longer than its severity allows
/// @param currency of the difference
/// @param amountFrom of the difference without its sign, inclusive
/// @param amountTo of the difference without its sign, inclusive
/// @param text words that must all stand in rule, key, account, either side or the note, in
///   whatever case; a number is a sum as a whole, and any part of the other words
/// @param only this break alone, whatever the other filters say
/// @param offsetting unsettled breaks of the account of this one with a difference of the opposite
///   sign, those first that leave least; other filters and the order do not count
/// @param at index of the first one wanted, from 0
/// @param count 0 to {@link #MOST}; 0 asks for counts and sums alone
public record FindBreakPage(
        @Nullable Place place,
        @Nullable String account,
        @Nullable String rule,
        @Nullable CauseCode cause,
        @Nullable String owner,
        @Nullable AgeBucket age,
        @Nullable Severity severity,
        States states,
        boolean overdue,
        @Nullable String currency,
        @Nullable BigDecimal amountFrom,
        @Nullable BigDecimal amountTo,
        @Nullable String text,
        @Nullable BreakId only,
        @Nullable BreakId offsetting,
        Order order,
        int at,
        int count) {
    public static final int MOST = 500;

    /// Stands for breaks nobody owns.
    public static final String NOBODY = "nobody";

    /// Whose accounts.
    public enum Place {
        BANK,
        BROKER
    }

    /// Which states are listed.
    public enum States {
        UNSETTLED,
        OPEN,
        EXPLAINED,
        RESOLVED,
        WRITTEN_OFF,
        ALL,
        /// About which another person has to decide, or about a booking on its row.
        WAITING
    }

    /// How they are listed; what is equal stands worst and oldest first.
    public enum Order {
        WORST,
        OLDEST,
        NEWEST,
        LARGEST,
        SMALLEST,
        ACCOUNT,
        OWNER,
        CAUSE
    }

    /// All that fit, whatever their account, state or age.
    public static FindBreakPage all(int count) {
        return new FindBreakPage(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                States.ALL,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                Order.WORST,
                0,
                count);
    }

    /// The same of other states.
    public FindBreakPage of(States other) {
        return new FindBreakPage(
                place,
                account,
                rule,
                cause,
                owner,
                age,
                severity,
                other,
                overdue,
                currency,
                amountFrom,
                amountTo,
                text,
                only,
                offsetting,
                order,
                at,
                count);
    }

    public FindBreakPage from(int index, int most) {
        return new FindBreakPage(
                place,
                account,
                rule,
                cause,
                owner,
                age,
                severity,
                states,
                overdue,
                currency,
                amountFrom,
                amountTo,
                text,
                only,
                offsetting,
                order,
                index,
                most);
    }
}
