package fidus.mt5.readings;

import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Deal;
import fidus.mt5.Reading;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A reading that asks to be accepted.
///
/// @param asked the account the broker was asked about
/// @param candidate its account is the one the answer says it is about
/// @param lastAccepted absent for the first reading of an account
/// @param deals deals of the account; only those after the last accepted reading are looked at
/// @param now when the answer is judged
public record QuarantineCase(
        AccountKey asked,
        Currency currency,
        AccountPurpose purpose,
        Reading candidate,
        @Nullable Reading lastAccepted,
        List<Deal> deals,
        Instant now) {}
