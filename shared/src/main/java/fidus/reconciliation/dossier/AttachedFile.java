package fidus.reconciliation.dossier;

/// @param base64 its bytes
public record AttachedFile(Attachment attachment, String base64) {}
