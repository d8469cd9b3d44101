package fidus.payments;

import java.util.Map;

/// How paying an item is booked: debit this account with these dimensions, credit the account of
/// the house.
///
/// @param eventCode E12 payouts, E13 manager fees, E14 commissions, E17 franchise pools
/// @param debitAccount 2220, 2410, 2310 or 2510
public record Booking(String eventCode, String debitAccount, Map<String, String> dimensions) {}
