package fidus.fees.shares;

import fidus.fees.Exact;
import fidus.fees.equalisation.EqualisationKind;

/// A contract's units in a pool at a valuation.
///
/// @param series LOTS for dealing lots, else the code of the series
/// @param dealt value per unit at which the contract came in
/// @param price value per unit before the share is taken
/// @param markBefore value per unit up to which shares were paid
/// @param classMark of all lots together, or of the lead series
/// @param equalisationKind what the lot needed when it was bought
/// @param creditReturned per unit, part of the class fee the lot had paid in advance
/// @param redeemed per unit, for the way up to the class mark
public record UnitFacts(
        String series,
        Exact units,
        Exact dealt,
        Exact price,
        Exact markBefore,
        Exact markAfter,
        Exact classMark,
        EqualisationKind equalisationKind,
        Exact creditReturned,
        Exact redeemed) {}
