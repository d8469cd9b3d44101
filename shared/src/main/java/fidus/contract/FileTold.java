package fidus.contract;

/// What is known of a file that a call answered with.
///
/// @param fileName it is offered under: letters, digits, dots and dashes
/// @param sha256 of its bytes, in hexadecimal digits
public record FileTold(String fileName, long bytes, String sha256) {}
