package al.feedbackledger.drills;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds a running application at two places of an export, so that a drill can do something just then: after the checkpoint is
 * chosen and before the vault is looked at, and before the events are answered.
 */
final class HeldDoors implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final String EVENTS = "/api/v1/audit/events";

    private final AtomicReference<@Nullable Runnable> beforeTheVault = new AtomicReference<>();
    private volatile CountDownLatch events = new CountDownLatch(0);

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean("heldEvents", Filter.class, () -> (request, response, chain) -> {
            if (request instanceof HttpServletRequest http
                    && http.getRequestURI().equals(EVENTS)) {
                awaitEvents();
            }
            chain.doFilter(request, response);
        });
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof PlatformTransactionManager manager ? new Held(manager) : bean;
            }
        });
    }

    private void awaitEvents() {
        try {
            events.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while events were held", e);
        }
    }

    /** From now on nobody is answered events; until the latch is counted down. */
    CountDownLatch holdEvents() {
        CountDownLatch latch = new CountDownLatch(1);
        events = latch;
        return latch;
    }

    /** Done once, when the vault is to be looked at next. */
    void beforeTheVault(Runnable doing) {
        beforeTheVault.set(doing);
    }

    /** The vault is looked at in the only transactions that read at one moment. */
    private final class Held implements PlatformTransactionManager {
        private final PlatformTransactionManager manager;

        Held(PlatformTransactionManager manager) {
            this.manager = manager;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition wanted) {
            if (wanted != null
                    && wanted.isReadOnly()
                    && wanted.getIsolationLevel() == TransactionDefinition.ISOLATION_REPEATABLE_READ) {
                Runnable doing = beforeTheVault.getAndSet(null);
                if (doing != null) {
                    doing.run();
                }
            }
            return manager.getTransaction(wanted);
        }

        @Override
        public void commit(TransactionStatus status) {
            manager.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }
}
