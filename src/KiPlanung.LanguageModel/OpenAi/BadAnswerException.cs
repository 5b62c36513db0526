namespace KiPlanung.LanguageModel.OpenAi;

/// <summary>The server answered with success, but not with a readable answer; repeating the request is no remedy.</summary>
public sealed class BadAnswerException(string message, Exception? cause = null) : Exception(message, cause);
