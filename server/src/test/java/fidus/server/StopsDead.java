package fidus.server;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import java.util.HashMap;
import java.util.Map;

/// Lets a program die at a store call: that call and all after it fail, as if the process were
/// gone. The abort is let through, because a store gives up what a vanished client had begun.
public final class StopsDead implements CommandListener {
    private static final int NEVER = Integer.MAX_VALUE;

    private int left = NEVER;
    private long calls;
    private final Map<String, Long> finds = new HashMap<>();
    private boolean dead;

    /// What the dead program would have seen last.
    public static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died() {
            super("The program died here.");
        }
    }

    /// The program dies at its so many-th call from now on.
    public synchronized void dieAt(int call) {
        left = call;
        dead = false;
    }

    /// How many calls were begun so far, deadly ones included.
    public synchronized long calls() {
        return calls;
    }

    /// How often a collection was looked through so far.
    public synchronized long finds(String collection) {
        return finds.getOrDefault(collection, 0L);
    }

    /// The program lives again.
    public synchronized void live() {
        left = NEVER;
        dead = false;
    }

    @Override
    public synchronized void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("abortTransaction")) {
            return;
        }
        calls++;
        if (event.getCommandName().equals("find")) {
            finds.merge(event.getCommand().getString("find").getValue(), 1L, Long::sum);
        }
        if (left != NEVER && --left <= 0) {
            dead = true;
        }
        if (dead) {
            throw new Died();
        }
    }
}
