package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.ledger.EntryId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/// What the journal says of cash in a bank or a wallet: one move for each fund an entry is about.
///
/// @param heldAt the bank or wallet as the journal names it
/// @param reverses the entry this one takes back
/// @param valueOn the day it moved on; of a payment that came back the day that was booked
/// @param moved money in is positive
/// @param owner whose cash it was about
/// @param fundCode whose obligation it was about; absent where it was about none
public record CashMove(
        EntryId entryId,
        @Nullable EntryId reverses,
        CashMoveKind kind,
        CashPlace place,
        String heldAt,
        LocalDate valueOn,
        Instant bookedAt,
        Money moved,
        CashOwner owner,
        @Nullable FundCode fundCode) {}
