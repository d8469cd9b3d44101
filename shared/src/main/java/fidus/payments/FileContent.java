package fidus.payments;

/// @param content the file's text; its UTF-8 bytes have this `sha256`
public record FileContent(String fileName, String sha256, String content) {}
