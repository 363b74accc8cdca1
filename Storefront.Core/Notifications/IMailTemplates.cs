namespace Storefront.Core.Notifications;

/// <summary>Writes a message's document out for people. All words come from the templates.</summary>
public interface IMailTemplates
{
    /// <summary>In the message's language, or in English where a template is not translated.</summary>
    /// <exception cref="MailTemplateException">There is no such template, or the document does not fit it.</exception>
    MailText Render(Message message);
}

/// <param name="Html">A whole page with inline styles.</param>
/// <param name="Plain">The same for readers without HTML.</param>
public sealed record MailText(string Subject, string Html, string Plain);

/// <summary>A message cannot be written out, now or ever.</summary>
public sealed class MailTemplateException(string template, string reason, Exception? cause = null)
    : Exception($"The mail template {template} cannot be rendered: {reason}", cause);
