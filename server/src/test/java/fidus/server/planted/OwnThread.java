package fidus.server.planted;

class OwnThread {
    Object threads() {
        return java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor();
    }
}
