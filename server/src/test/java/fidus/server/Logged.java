package fidus.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a part of the program writes into its log, at the level it is delivered with, until this is
/// closed.
public final class Logged implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level before;
    private final AppenderBase<ILoggingEvent> notes =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    lines.add(
                            event.getFormattedMessage()
                                    + "\n"
                                    + ThrowableProxyUtil.asString(event.getThrowableProxy()));
                }
            };

    /// @param name of the part, such as a package
    public Logged(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        before = logger.getLevel();
        logger.setLevel(Level.INFO);
        notes.start();
        logger.addAppender(notes);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        logger.detachAppender(notes);
        logger.setLevel(before);
    }
}
