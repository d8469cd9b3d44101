package fidus.payments;

import java.math.BigDecimal;
import java.time.Instant;

/// A payment file that was written and kept.
///
/// @param sha256 of its bytes, 64 hexadecimal digits
/// @param controlSum sum of its amounts as it stands in the file
public record WrittenFile(
        FileFormat fileFormat,
        String fileName,
        String sha256,
        int transactions,
        BigDecimal controlSum,
        String writtenByName,
        Instant writtenAt) {}
