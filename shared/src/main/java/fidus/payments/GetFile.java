package fidus.payments;

public record GetFile(BatchId id, FileFormat fileFormat) {}
