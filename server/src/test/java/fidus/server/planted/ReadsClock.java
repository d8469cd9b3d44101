package fidus.server.planted;

class ReadsClock {
    Object now() {
        return java.time.Instant.now();
    }
}
