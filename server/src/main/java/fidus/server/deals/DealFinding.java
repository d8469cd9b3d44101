package fidus.server.deals;

import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;

import java.time.Instant;

/// A second copy of a known deal that says something else. The book keeps the first; the difference
/// is a break with cause DATA_GAP.
///
/// @param id the deal's key and a digest of the copy, so that the same copy is found once
/// @param dealKey `server/login/ticket`
/// @param known as it stands in the book
/// @param copy as the later file says it
/// @param importId the import that brought the copy
public record DealFinding(
        String id,
        String dealKey,
        AccountKey account,
        DealRow known,
        DealRow copy,
        String importId,
        Instant foundAt) {}
