package fidus.bank.desk;

import fidus.bank.DayOrder;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

/// A bank's file dropped on the window: read, compared with what is known, and kept until
/// confirmed. Nothing of it counts before.
///
/// @param fileName for people only; the content decides what it is
/// @param houseAccountId where the file names no account, such as most CSV files
/// @param dayOrder where its dates can be read in two ways, as a QIF file's; such a file is refused
///   at this field until somebody says it
public record OfferBankFile(
        String fileName, @Nullable HouseAccountId houseAccountId, @Nullable DayOrder dayOrder) {}
