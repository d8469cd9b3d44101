package fidus.server.planted;

class CatchesAll {
    int tried(String text) {
        try {
            return Integer.parseInt(text);
        } catch (Exception e) {
            return 0;
        }
    }
}
